/// How sums are printed for people: "9 108,80" with no-break spaces in Kazakh and Russian, "9,108.80" in English (CLDR
/// 48).
extension Money {
    package static let noBreakSpace = "\u{A0}"
    fileprivate static let minus: StaticString = "−"

    /// "9 108,80", "−120,00".
    package func formatted(in language: Language) -> String { NumberText.text { put(in: language, &$0) } }

    /// "9 108,80 ₸".
    package func withCurrency(in language: Language) -> String {
        NumberText.text {
            $0.put("\u{A0}₸")
            put(in: language, &$0)
        }
    }

    /// "9108.80", as in batches and downloads for programs.
    package var canonical: String {
        NumberText.text {
            $0.put(tiyn.magnitude % 100, width: 2)
            $0.put(".")
            $0.put(tiyn.magnitude / 100)
            if tiyn < 0 { $0.put("-") }
        }
    }

    private func put(in language: Language, _ text: inout NumberText) {
        text.put(tiyn.magnitude % 100, width: 2)
        text.put(language.decimalPoint)
        text.put(tiyn.magnitude / 100, groupedBy: language.groupSeparator)
        if tiyn < 0 { text.put(Money.minus) }
    }
}

extension Language {
    fileprivate var decimalPoint: StaticString { self == .en ? "." : "," }
    fileprivate var groupSeparator: StaticString { self == .en ? "," : "\u{A0}" }
}

extension ExactDecimal {
    /// "1 234,5", "0,456", "350": as many places as it has.
    package func formatted(in language: Language) -> String {
        written(minus: Money.minus, point: language.decimalPoint, group: language.groupSeparator)
    }

    private func written(minus: StaticString, point: StaticString, group: StaticString) -> String {
        NumberText.text { text in
            let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
            if rest > 0 {
                var (fraction, places) = (rest, 6)
                while fraction % 10 == 0 { (fraction, places) = (fraction / 10, places - 1) }
                text.put(fraction, width: places)
                text.put(point)
            }
            text.put(whole, groupedBy: group)
            if millionths < 0 { text.put(minus) }
        }
    }

    /// A price in tenge: "16,71", "350,00", with more places only if it has them.
    package func asPrice(in language: Language) -> String {
        guard millionths % 10_000 == 0 else { return formatted(in: language) }
        return Money(tiyn: millionths / 10_000).formatted(in: language)
    }

    /// "1234.5", as in downloads for programs.
    package var canonical: String { written(minus: "-", point: ".", group: "") }
}

package func twoDigits(_ number: some BinaryInteger) -> String {
    NumberText.text { $0.put(number, width: 2) }
}
