import Words

/// Finds the letters of a text that bills cannot be printed with.
package typealias LetterCheck = @Sendable (String) -> [Unicode.Scalar]

/// Texts that stand on bills have letters that bills can be printed with: of others the operator is warned.
final class PrintableLetters: Rule {
    private let rows: RowReader
    private let letters: LetterCheck?
    private let columns: [Int]

    /// - Parameter letters: nil if that is not checked.
    init(_ rows: RowReader, _ letters: LetterCheck?, _ columns: [String]) {
        (self.rows, self.letters) = (rows, letters)
        self.columns = columns.map(rows.file.place)
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard let letters else { return true }
        for column in columns {
            guard case .text(let cell) = row.values[column], !cell.allSatisfy(isUsual) else { continue }
            let missing = letters(String(decoding: cell, as: UTF8.self))
            guard !missing.isEmpty else { continue }
            let names = missing.map { "\($0) U+" + String($0.value, radix: 16, uppercase: true) }
            rows.warn(
                .unprintableLetter, column, line: row.line, found: names.joined(separator: ", "),
                expected: rows.words.expected.printableLetters)
        }
        return true
    }

    /// Of Latin and Cyrillic letters, which the font of bills has.
    private func isUsual(_ byte: UInt8) -> Bool { byte < 0x7F || 0x80...0xBF ~= byte || 0xD0...0xD3 ~= byte }
}
