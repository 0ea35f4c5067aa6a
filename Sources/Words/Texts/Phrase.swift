/// A sentence of a catalogue with placeholders: "{from} – {to} аралығындағы төлемдер".
///
/// `Values` is their type: a string for one placeholder, a tuple of strings labelled with their names for several, so
/// that a call with a missing or extra value does not compile. A catalogue with other placeholders is rejected.
package struct Phrase<Values>: Decodable, Sendable {
    @usableFromInline let sentence: Sentence

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let sentence = Sentence(text, places: Values.self == String.self ? nil : Phrase.places) else {
            let fault = "its placeholders in \"\(text)\" are not those of the program's \(Values.self)"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: fault))
        }
        self.sentence = sentence
    }

    /// The labels of a tuple of strings; empty for any other type.
    private static var places: [Substring] {
        let elements = "\(Values.self)".dropFirst().dropLast().split(separator: ", ")
        let labels = elements.map { $0.split(separator: ": ") }
        return labels.allSatisfy { $0.count == 2 && $0[1] == "String" } ? labels.map { $0[0] } : []
    }

    /// The sentence with its values. Inlinable, so that each call is compiled for its own tuple.
    @inlinable package func callAsFunction(_ values: Values) -> String {
        // A tuple of strings has the memory layout of an array of them.
        withUnsafeBytes(of: values) { sentence.text($0.assumingMemoryBound(to: String.self)) }
    }
}

/// The pieces of a sentence: its first words, then placeholders, each with the words that follow it.
@usableFromInline struct Sentence: Sendable {
    private let first: String
    /// The index of a placeholder's value, and the words after it.
    private let rest: [(place: Int, words: String)]

    /// Nil unless its placeholders are all of `places` and no others, in any order.
    ///
    /// - Parameter places: nil for a single one of any name.
    init?(_ text: String, places: [Substring]?) {
        let parts = text.split(separator: "{", omittingEmptySubsequences: false)
        let found = parts.dropFirst().map { $0.prefix { $0 != "}" } }
        let places = places ?? Array(found.prefix(1))
        guard !places.isEmpty, Set(found) == Set(places), parts.dropFirst().allSatisfy({ $0.contains("}") }) else {
            return nil
        }
        first = String(parts[0])
        rest = zip(found, parts.dropFirst()).map { name, part in
            (places.firstIndex(of: name) ?? 0, String(part.dropFirst(name.count + 1)))
        }
    }

    @usableFromInline func text(_ values: UnsafeBufferPointer<String>) -> String {
        var text = first
        for (place, words) in rest {
            text += values[place]
            text += words
        }
        return text
    }
}

extension String {
    /// With a capital first letter: the names of levels and times of day are in lower case.
    package var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
