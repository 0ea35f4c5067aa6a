/// A consent as the operator writes it: its text has places for the slots, such as "{term}".
package struct ConsentTemplate: Sendable {
    package let purpose: ConsentPurpose
    package let version: ConsentVersion
    package let title: Words
    package let text: Words
    package let agreement: Words
    package let withdrawal: Words
    /// Those that the operator has written so far; each may be empty in some languages.
    package let slots: [ConsentSlot: Words]

    package init(
        purpose: ConsentPurpose, version: ConsentVersion, title: Words, text: Words, agreement: Words,
        withdrawal: Words, slots: [ConsentSlot: Words]
    ) {
        (self.purpose, self.version, self.title, self.text) = (purpose, version, title, text)
        (self.agreement, self.withdrawal, self.slots) = (agreement, withdrawal, slots)
    }

    /// The languages in which a slot is empty.
    package func languages(lacking slot: ConsentSlot) -> [Language] {
        Language.allCases.filter { slots[slot]?[$0].trimmingBlanks().isEmpty != false }
    }

    package var isFilled: Bool { ConsentSlot.allCases.allSatisfy { languages(lacking: $0).isEmpty } }

    /// The text with its slots; nil while one is empty.
    package var filled: ConsentText? {
        guard isFilled else { return nil }
        let text = Words(kk: filled(in: .kk), ru: filled(in: .ru), en: filled(in: .en))
        return ConsentText(
            purpose: purpose, version: version, title: title, text: text, agreement: agreement, withdrawal: withdrawal)
    }

    private func filled(in language: Language) -> String {
        ConsentTemplate.parts(of: text[language]).map { part in
            ConsentSlot(rawValue: part.place ?? "").flatMap { slots[$0]?[language] } ?? part.text
        }.joined()
    }

    /// The names in braces, in their order: they should be those of all slots.
    package static func places(in text: String) -> [String] {
        parts(of: text).compactMap(\.place)
    }

    /// Pieces of text, and places with their braces.
    private static func parts(of text: String) -> [(text: String, place: String?)] {
        var parts: [(text: String, place: String?)] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append((String(rest[..<open]), nil))
            parts.append((String(rest[open...close]), String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return parts + [(String(rest), nil)]
    }
}
