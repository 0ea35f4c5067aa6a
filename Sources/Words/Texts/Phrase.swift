/// A sentence of a catalogue with placeholders: "{from} – {to} аралығындағы төлемдер".
///
/// `Values` is their type: a string for one placeholder, a tuple of strings labelled with their names for several, so
/// that a call with a missing or extra value does not compile. A catalogue with other placeholders is rejected.
package struct Phrase<Values>: Decodable, Sendable {
    private enum Piece {
        case words(String)
        /// The index of a placeholder's value.
        case place(Int)
    }

    private let pieces: [Piece]

    package init(from decoder: any Decoder) throws {
        let parts = try decoder.singleValueContainer().decode(String.self)
            .split(separator: "{", omittingEmptySubsequences: false)
        let found = parts.dropFirst().map { $0.prefix { $0 != "}" } }
        let places = Values.self == String.self ? Array(found.prefix(1)) : Phrase.places
        guard !places.isEmpty, Set(found) == Set(places), parts.dropFirst().allSatisfy({ $0.contains("}") }) else {
            let fault = "its placeholders are \(found.joined(separator: ", ")); the program's \(Values.self)"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: fault))
        }
        var pieces = [Piece.words(String(parts[0]))]
        for (name, part) in zip(found, parts.dropFirst()) {
            pieces += places.firstIndex(of: name).map { [.place($0)] } ?? []
            pieces.append(.words(String(part.dropFirst(name.count + 1))))
        }
        self.pieces = pieces
    }

    /// The labels of a tuple of strings; empty for any other type.
    private static var places: [Substring] {
        let elements = "\(Values.self)".dropFirst().dropLast().split(separator: ", ")
        let labels = elements.map { $0.split(separator: ": ") }
        return labels.allSatisfy { $0.count == 2 && $0[1] == "String" } ? labels.map { $0[0] } : []
    }

    /// The sentence with its values.
    package func callAsFunction(_ values: Values) -> String {
        // A tuple of strings has the memory layout of an array of them.
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
    /// With a capital first letter: the names of levels and times of day are in lower case.
    package var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
