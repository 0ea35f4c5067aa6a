/// How sums are printed for people: "9 108,80" with no-break spaces in Kazakh and Russian, "9,108.80" in English (CLDR
/// 48).
extension Money {
    package static let noBreakSpace = "\u{A0}"
    package static let minus = "−"

    /// "9 108,80", "−120,00".
    package func formatted(in language: Language) -> String {
        let separators: (group: String, point: String) =
            switch language {
            case .kk, .ru: (Money.noBreakSpace, ",")
            case .en: (",", ".")
            }
        let (whole, tiyn) = self.tiyn.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = self.tiyn < 0 ? Money.minus : ""
        return sign + grouped(whole, by: separators.group) + separators.point + twoDigits(tiyn)
    }

    /// "9 108,80 ₸".
    package func withCurrency(in language: Language) -> String {
        formatted(in: language) + Money.noBreakSpace + "₸"
    }

    /// "9108.80", as in batches and downloads for programs.
    package var canonical: String {
        let (whole, tiyn) = self.tiyn.magnitude.quotientAndRemainder(dividingBy: 100)
        return (self.tiyn < 0 ? "-" : "") + "\(whole)." + twoDigits(tiyn)
    }
}

extension ExactDecimal {
    /// "1 234,5", "0,456", "350": as many places as it has.
    package func formatted(in language: Language) -> String {
        written(
            minus: Money.minus, point: language == .en ? "." : ",", group: language == .en ? "," : Money.noBreakSpace)
    }

    private func written(minus: String, point: String, group: String) -> String {
        let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let number = (millionths < 0 ? minus : "") + grouped(whole, by: group)
        guard rest > 0 else { return number }
        var (fraction, places) = (rest, 6)
        while fraction % 10 == 0 { (fraction, places) = (fraction / 10, places - 1) }
        let digits = String(fraction)
        return number + point + String(repeating: "0", count: places - digits.utf8.count) + digits
    }

    /// A price in tenge: "16,71", "350,00", with more places only if it has them.
    package func asPrice(in language: Language) -> String {
        guard millionths % 10_000 == 0 else { return formatted(in: language) }
        return Money(tiyn: millionths / 10_000).formatted(in: language)
    }

    /// "1234.5", as in downloads for programs.
    package var canonical: String { written(minus: "-", point: ".", group: "") }
}

/// Groups of thousands: the first group has the remaining digits, each other one three.
private func grouped(_ whole: UInt64, by separator: String) -> String {
    guard whole >= 1000 else { return String(whole) }
    let (thousands, rest) = whole.quotientAndRemainder(dividingBy: 1000)
    let digits = String(rest)
    return grouped(thousands, by: separator) + separator + String(repeating: "0", count: 3 - digits.utf8.count) + digits
}

package func twoDigits(_ number: some BinaryInteger) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
