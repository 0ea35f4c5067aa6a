/// A sentence of a catalogue with places for values: "{from} – {to} аралығындағы төлемдер".
///
/// `Values` says which: a string for a single place, a tuple of strings with the places' names for more of them, so that a
/// call which lacks a value, or has one too many, does not compile. A catalogue with other places is not read.
package struct Phrase<Values>: Decodable, Sendable {
    private enum Piece {
        case words(String)
        /// Where a value's place is among the values.
        case place(Int)
    }

    private let pieces: [Piece]

    package init(from decoder: any Decoder) throws {
        let parts = try decoder.singleValueContainer().decode(String.self)
            .split(separator: "{", omittingEmptySubsequences: false)
        let found = parts.dropFirst().map { $0.prefix { $0 != "}" } }
        let places = Values.self == String.self ? Array(found.prefix(1)) : Phrase.places
        guard !places.isEmpty, Set(found) == Set(places), parts.dropFirst().allSatisfy({ $0.contains("}") }) else {
            let fault = "its places are \(found.joined(separator: ", ")); the program's \(Values.self)"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: fault))
        }
        var pieces = [Piece.words(String(parts[0]))]
        for (name, part) in zip(found, parts.dropFirst()) {
            pieces += places.firstIndex(of: name).map { [.place($0)] } ?? []
            pieces.append(.words(String(part.dropFirst(name.count + 1))))
        }
        self.pieces = pieces
    }

    /// The labels of a tuple of strings; none for any other type.
    private static var places: [Substring] {
        let elements = "\(Values.self)".dropFirst().dropLast().split(separator: ", ")
        let labels = elements.map { $0.split(separator: ": ") }
        return labels.allSatisfy { $0.count == 2 && $0[1] == "String" } ? labels.map { $0[0] } : []
    }

    /// The sentence with its values.
    package func callAsFunction(_ values: Values) -> String {
        // A tuple of strings is laid out as they are in an array.
        withUnsafeBytes(of: values) { bytes in
            let values = bytes.assumingMemoryBound(to: String.self)
            return pieces.reduce(into: "") { text, piece in
                switch piece {
                case .words(let words): text += words
                case .place(let place): text += values[place]
                }
            }
        }
    }
}

extension String {
    /// With a large letter first: names of levels and times of day have a small one.
    package var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
