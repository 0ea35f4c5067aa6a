import Words

/// A Cyrillic letter in a code or a number, where it cannot be told from the Latin one that belongs there.
struct LookAlikeLetter {
    private let letter: Unicode.Scalar
    private let latin: Character

    private static let pairs: [Unicode.Scalar: Character] = [
        "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P", "Т": "T", "У": "Y",
        "Ү": "Y", "Х": "X", "І": "I", "Ѕ": "S", "Ј": "J", "а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "у": "y",
        "х": "x", "і": "i", "ѕ": "s", "ј": "j", "һ": "h",
    ]

    /// The first one; nil if there is none.
    init?(in cell: UnsafeRawBufferPointer) {
        let found = String(decoding: cell.prefix(400), as: UTF8.self).unicodeScalars.lazy
            .compactMap { letter in LookAlikeLetter.pairs[letter].map { (letter, $0) } }.first
        guard let (letter, latin) = found else { return nil }
        (self.letter, self.latin) = (letter, latin)
    }

    func found(in cell: UnsafeRawBufferPointer, _ words: CommandTexts.Found) -> String {
        let code = "U+0" + String(letter.value, radix: 16, uppercase: true)
        return words.lookAlike((text: excerpt(cell), letter: "\(letter)", code: code, latin: "\(latin)"))
    }
}
