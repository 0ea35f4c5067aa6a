/// The number of a submission's receipt, to quote on the telephone: "R-2610-0042173-0", given in October 2026.
/// Its digits are random: they do not tell how many were given, and nodes on one database need no common counter.
package struct ReceiptNumber: Hashable, Sendable {
    package let month: Month
    /// 1…`highest`.
    package let number: Int

    package static let highest = 9_999_999

    /// - Precondition: `number` is 1…`highest`, and the year 2000…2099.
    package init(month: Month, number: Int) {
        precondition(1...ReceiptNumber.highest ~= number && 2000...2099 ~= month.year)
        (self.month, self.number) = (month, number)
    }

    package static func random(_ month: Month) -> ReceiptNumber {
        ReceiptNumber(month: month, number: .random(in: 1...highest))
    }

    /// Parses it as people type it: with blanks, hyphens, or none, and a Latin or Cyrillic letter that may lack. Nil if a
    /// digit is wrong, or two neighbours are swapped.
    package init?(_ typed: String) {
        let kept = typed.unicodeScalars.filter { !$0.isBlank && !"-‑–№".unicodeScalars.contains($0) }
        let letters = kept.prefix { "RrРр".unicodeScalars.contains($0) }
        let digits = kept.dropFirst(letters.count).compactMap { Int(exactly: Int64($0.value) - 48) }
        guard letters.count <= 1, digits.count == 12, kept.count == 12 + letters.count,
            digits.allSatisfy({ 0...9 ~= $0 }), damm(digits) == 0
        else { return nil }
        func value(_ part: some Sequence<Int>) -> Int { part.reduce(0) { $0 * 10 + $1 } }
        let (year, month, number) = (value(digits[0..<2]), value(digits[2..<4]), value(digits[4..<11]))
        guard 1...12 ~= month, number > 0 else { return nil }
        self.init(month: Month(year: 2000 + year, month: month), number: number)
    }

    package var text: String {
        let digits = twoDigits(month.year % 100) + twoDigits(month.monthOfYear) + padded
        let check = damm(digits.utf8.map { Int($0) - 48 })
        return "R-\(digits.prefix(4))-\(padded)-\(check)"
    }

    private var padded: String { String(repeating: "0", count: 7 - "\(number)".count) + "\(number)" }
}

/// The check digit of H. M. Damm: it finds each wrong digit and each swap of neighbours. Zero for digits that end with
/// their own check digit. The table is that of his thesis ("Total anti-symmetrische Quasigruppen", Marburg 2004).
private func damm(_ digits: [Int]) -> Int {
    digits.reduce(0) { interim, digit in quasigroup[interim][digit] }
}

private let quasigroup = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]
