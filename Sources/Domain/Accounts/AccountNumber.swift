/// The number of a personal account ("дербес шот нөмірі"), as the bill prints it: 1–20 of digits, capitals of one alphabet,
/// Latin or Cyrillic, "-", "/"; at most 12 of Cyrillic.
package struct AccountNumber: Hashable, Sendable {
    package let text: String

    /// Parses it as people type it, with blanks and small letters, and where letters of two alphabets look alike, of either.
    /// Nil if it is invalid.
    package init?(_ typed: String) {
        let text = String(String.UnicodeScalarView(typed.unicodeScalars.filter { !$0.isBlank })).uppercased()
        let readings = [text, AccountNumber.inLatin(text), AccountNumber.inCyrillic(text)]
        guard let number = readings.first(where: { AccountNumber.isWellFormed($0.utf8) }) else { return nil }
        self.text = number
    }

    /// A number that was validated when it was stored.
    package init(stored text: String) {
        self.text = text
    }

    /// The number of other letters that looks the same; itself if there is none.
    package var lookAlike: AccountNumber {
        let other = [AccountNumber.inLatin(text), AccountNumber.inCyrillic(text)]
            .first { $0 != text && AccountNumber.isWellFormed($0.utf8) }
        return AccountNumber(stored: other ?? text)
    }

    package func shown(with printed: AccountNumber?) -> String { printed.map { "\(text) (\($0.text))" } ?? text }

    /// As a part of a file name, in ASCII: "/" becomes "_" and "Ж" "u0416". No number contains these, so that file names are
    /// unique.
    package var fileName: String {
        text.unicodeScalars.map { scalar in
            if scalar == "/" { return "_" }
            return scalar.isASCII ? String(scalar) : "u0" + String(scalar.value, radix: 16, uppercase: true)
        }.joined()
    }

    package static func isWellFormed(_ text: some Collection<UInt8>) -> Bool {
        Array(text).withUnsafeBytes { isWellFormed($0) }
    }

    package static func isWellFormed(_ text: UnsafeRawBufferPointer) -> Bool {
        var (latin, cyrillic, others, place) = (0, 0, 0, 0)
        while place < text.count {
            switch text[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"): others += 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): latin += 1
            case 0xD0...0xD3 where place + 1 < text.count && isCapital(text[place], text[place + 1]):
                cyrillic += 1
                place += 1
            default: return false
            }
            place += 1
        }
        return 1...20 ~= latin + cyrillic + others && (latin == 0 || 0 == cyrillic) && cyrillic <= 12
    }

    /// Whether two bytes of UTF-8 are a capital of the Kazakh or the Russian alphabet.
    private static func isCapital(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        // А–Я, Ё, І
        case 0xD0: 0x90...0xAF ~= second || second == 0x81 || second == 0x86
        // Ғ, Қ, Ң, Ү, Ұ, Һ
        case 0xD2: [0x92, 0x9A, 0xA2, 0xAE, 0xB0, 0xBA].contains(second)
        // Ә, Ө
        case 0xD3: [0x98, 0xA8].contains(second)
        default: false
        }
    }
}

extension AccountNumber {
    /// Capitals that cannot be told apart on paper.
    private static let latin: [Character: Character] = [
        "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P", "Т": "T", "У": "Y",
        "Ү": "Y", "Х": "X", "І": "I",
    ]
    private static let cyrillic = Dictionary(
        latin.filter { $0.key != "Ү" }.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })

    private static func inLatin(_ text: String) -> String { String(text.map { latin[$0] ?? $0 }) }
    private static func inCyrillic(_ text: String) -> String { String(text.map { cyrillic[$0] ?? $0 }) }
}
