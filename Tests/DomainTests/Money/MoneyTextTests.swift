import Domain
import Testing

private let nbsp = "\u{A0}"

@Suite("Formatting and parsing of sums")
struct MoneyTextTests {
    @Test(
        "A sum is printed with its groups and two places",
        arguments: [
            (0, "0,00", "0.00"), (5, "0,05", "0.05"), (100, "1,00", "1.00"), (99_999, "999,99", "999.99"),
            (910_880, "9\(nbsp)108,80", "9,108.80"), (-12_000, "−120,00", "−120.00"),
            (-100_000_001, "−1\(nbsp)000\(nbsp)000,01", "−1,000,000.01"),
            (10_000_000_000, "100\(nbsp)000\(nbsp)000,00", "100,000,000.00"),
        ] as [(Int64, String, String)])
    func printing(tiyn: Int64, kazakh: String, english: String) {
        let money = Money(tiyn: tiyn)
        #expect(money.formatted(in: .kk) == kazakh)
        #expect(money.formatted(in: .ru) == kazakh)
        #expect(money.formatted(in: .en) == english)
        #expect(money.withCurrency(in: .kk) == kazakh + "\(nbsp)₸")
    }

    @Test("Printed sums are parsed back", arguments: [0, 1, 99, 100, 123_456_789, -5, -987_654_321] as [Int64])
    func roundTrip(tiyn: Int64) {
        let money = Money(tiyn: tiyn)
        for language in Language.allCases {
            let marks = language == .en ? (group: ",", point: ".") : (group: nbsp, point: ",")
            let written = money.formatted(in: language).replacing(marks.group, with: "")
            let plain = written.replacing(marks.point, with: ".").replacing("−", with: "-")
            #expect(Money(canonical: plain.utf8) == money)
        }
        #expect(Money(canonical: money.canonical.utf8) == money)
    }

    @Test(
        "A batch's sums are parsed strictly",
        arguments: [
            ("9108.80", 910_880), ("9108.8", 910_880), ("0", 0), ("-12.50", -1_250), ("100000000.00", 10_000_000_000),
        ] as [(String, Int64)])
    func canonical(text: String, tiyn: Int64) {
        #expect(Money(canonical: text.utf8) == Money(tiyn: tiyn))
    }

    @Test(
        "Other forms are rejected in a batch",
        arguments: [
            "", "9108,80", "9 108.80", "+5", "5.", ".5", "5.123", "-", "--5", "1e3", "NaN", "100000000.01",
            "99999999999999999999",
        ])
    func machineRefusing(text: String) {
        #expect(Money(canonical: text.utf8) == nil)
    }

    @Test(
        "Quantities and prices with the places that they have",
        arguments: [
            (Int64(79_310_000), "79,31", "79,31", "79.31"), (1_234_500_000, "1\u{A0}234,5", "1\u{A0}234,50", "1234.5"),
            (16_714_200, "16,7142", "16,7142", "16.7142"), (0, "0", "0,00", "0"), (-500_000, "−0,5", "−0,50", "-0.5"),
        ])
    func decimals(millionths: Int64, quantity: String, price: String, canonical: String) {
        let decimal = ExactDecimal(millionths: millionths)
        #expect(decimal.formatted(in: .kk) == quantity)
        #expect(decimal.asPrice(in: .ru) == price)
        #expect(decimal.canonical == canonical)
    }
}
