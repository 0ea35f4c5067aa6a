import Domain
import Testing

private let nbsp = "\u{A0}"

@Suite("Sums as people write them")
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

    @Test(
        "What people type is read",
        arguments: [
            ("9108,80", 910_880), ("9108.80", 910_880), ("9 108,80", 910_880), ("9\(nbsp)108,80", 910_880),
            ("9\u{202F}108,80 ₸", 910_880), ("9,108.80", 910_880), ("9.108,80", 910_880), ("9108", 910_800),
            ("9 108", 910_800), (" 12,5 ", 1_250), ("-120", -12_000), ("−120,00", -12_000), ("0", 0), ("0,05", 5),
            ("1 000 000,00", 100_000_000), (",5", 50),
        ] as [(String, Int64)])
    func reading(text: String, tiyn: Int64) {
        #expect(Money(typed: text) == Money(tiyn: tiyn))
    }

    @Test(
        "What is no sum, or could be two, is not guessed",
        arguments: [
            "", " ", "₸", "12abc", "abc", "9,108", "9.108", "1,2,3", "12 34", "9 10 8", "1.234.56", "1,234,56", "--5",
            "5-", "1e3", "0x10", "١٢", "12,345", "100 000 000,01", "1.", "9  108",
        ])
    func refusing(text: String) {
        #expect(Money(typed: text) == nil)
    }

    @Test("What is printed is read back", arguments: [0, 1, 99, 100, 123_456_789, -5, -987_654_321] as [Int64])
    func roundTrip(tiyn: Int64) {
        let money = Money(tiyn: tiyn)
        for language in Language.allCases {
            #expect(Money(typed: money.formatted(in: language)) == money)
        }
        #expect(Money(machine: money.machine.utf8) == money)
    }

    @Test(
        "A batch's sums are read strictly",
        arguments: [
            ("9108.80", 910_880), ("9108.8", 910_880), ("0", 0), ("-12.50", -1_250), ("100000000.00", 10_000_000_000),
        ] as [(String, Int64)])
    func machine(text: String, tiyn: Int64) {
        #expect(Money(machine: text.utf8) == Money(tiyn: tiyn))
    }

    @Test(
        "A batch's sums are nothing else",
        arguments: [
            "", "9108,80", "9 108.80", "+5", "5.", ".5", "5.123", "-", "--5", "1e3", "NaN", "100000000.01",
            "99999999999999999999",
        ])
    func machineRefusing(text: String) {
        #expect(Money(machine: text.utf8) == nil)
    }

    @Test(
        "Quantities and prices with the places that they have",
        arguments: [
            (Int64(79_310_000), "79,31", "79,31", "79.31"), (1_234_500_000, "1\u{A0}234,5", "1\u{A0}234,50", "1234.5"),
            (16_714_200, "16,7142", "16,7142", "16.7142"), (0, "0", "0,00", "0"), (-500_000, "−0,5", "−0,50", "-0.5"),
        ])
    func decimals(millionths: Int64, quantity: String, price: String, machine: String) {
        let decimal = ExactDecimal(millionths: millionths)
        #expect(decimal.formatted(in: .kk) == quantity)
        #expect(decimal.asPrice(in: .ru) == price)
        #expect(decimal.machine == machine)
    }
}
