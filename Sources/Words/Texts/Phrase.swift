/// A sentence of a catalogue with placeholders: "{from} – {to} аралығындағы төлемдер".
///
/// A word that depends on a number has its forms: "{days} {days:day|days} left", "{days} {days:день|дня|дней}".
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
    private let rest: [Piece]

    private struct Piece: Sendable {
        /// The index of the placeholder's value.
        let place: Int
        /// The forms of the word that stands for the value.
        let plural: Plural?
        /// What follows.
        let words: String
    }

    /// Nil unless its placeholders are all of `places` and no others, in any order.
    ///
    /// - Parameter places: nil for a single one of any name.
    init?(_ text: String, places: [Substring]?) {
        let parts = text.split(separator: "{", omittingEmptySubsequences: false)
        let fields = parts.dropFirst().map { $0.prefix { $0 != "}" } }
        let found = fields.map { $0.prefix { $0 != ":" } }
        let places = places ?? Array(found.prefix(1))
        guard !places.isEmpty, Set(found) == Set(places), parts.dropFirst().allSatisfy({ $0.contains("}") }) else {
            return nil
        }
        var rest: [Piece] = []
        for (index, part) in parts.dropFirst().enumerated() {
            let (name, field) = (found[index], fields[index])
            let plural = Plural(forms: field.dropFirst(name.count + 1))
            guard plural != nil || name == field else { return nil }
            let words = String(part.dropFirst(field.count + 1))
            rest.append(Piece(place: places.firstIndex(of: name) ?? 0, plural: plural, words: words))
        }
        first = String(parts[0])
        self.rest = rest
    }

    @usableFromInline func text(_ values: UnsafeBufferPointer<String>) -> String {
        var text = first
        for piece in rest {
            let value = values[piece.place]
            text += piece.plural?.form(for: value) ?? value
            text += piece.words
        }
        return text
    }
}

/// A word's forms after a number, by CLDR's rules for cardinals: two as in English (one, other), three as in Russian (one, few,
/// many). Kazakh needs none.
private struct Plural: Sendable {
    private let forms: [String]

    /// - Parameter forms: "day|days", "день|дня|дней".
    init?(forms text: Substring) {
        let forms = text.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
        guard (2...3).contains(forms.count) else { return nil }
        self.forms = forms
    }

    /// What is not a whole number takes the second form: "1.5 days", "1,5 дня".
    func form(for number: String) -> String {
        guard let number = Int(number) else { return forms[1] }
        guard forms.count == 3 else { return forms[number == 1 ? 0 : 1] }
        let (tens, ones) = (number % 100 / 10, number % 10)
        if tens == 1 { return forms[2] }
        return forms[ones == 1 ? 0 : (2...4).contains(ones) ? 1 : 2]
    }
}

extension String {
    /// With a capital first letter: the names of levels and times of day are in lower case.
    package var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
