import Domain
import Testing

@Suite("Numbers as people type them")
struct TypedNumberTests {
    @Test(
        "With blanks, groups of thousands, a comma or a point",
        arguments: [
            ("120", 120_000), (" 5 040 ", 5_040_000), ("5\u{A0}040,5", 5_040_500), ("5040.5", 5_040_500),
            ("05040", 5_040_000), ("0,234", 234), ("0.234", 234), ("1234,567", 1_234_567), ("1234.567", 1_234_567),
            ("1,23", 1_230), ("1.23", 1_230), ("1 234,567", 1_234_567), ("1 234.567", 1_234_567),
            ("1,234.5", 1_234_500), ("1.234,5", 1_234_500), ("1,234,567", 1_234_567_000), ("1.234.567", 1_234_567_000),
            ("1.234.567,8", 1_234_567_800), ("05,123", 5_123), ("012.345", 12_345),
        ] as [(String, Int64)])
    func numbers(text: String, thousandths: Int64) throws {
        for language in Language.allCases {
            #expect(try ExactDecimal(typed: text, in: language).millionths == thousandths * 1000)
        }
    }

    @Test(
        "One comma or point before three digits: a fraction where it is the language's own point, else a question",
        arguments: [
            ("1,234", 1_234), ("12,345", 12_345), ("123,456", 123_456), ("1,000", 1_000),
        ] as [(String, Int64)])
    func twoMeanings(text: String, digits: Int64) throws {
        let whole = ExactDecimal(millionths: digits * 1_000_000)
        let fraction = ExactDecimal(millionths: digits * 1000)
        let question = TypedNumber.Problem.twoMeanings(whole: whole, fraction: fraction)
        let withPoint = text.replacing(",", with: ".")
        for language in [Language.kk, .ru] {
            #expect(try ExactDecimal(typed: text, in: language) == fraction)
            #expect(throws: question) { try ExactDecimal(typed: withPoint, in: language) }
        }
        #expect(try ExactDecimal(typed: withPoint, in: .en) == fraction)
        #expect(throws: question) { try ExactDecimal(typed: text, in: .en) }
        #expect(Money(typed: text) == nil && Money(typed: withPoint) == nil)
    }

    @Test("Digits of other keyboards", arguments: ["١٢", "１２", "۱۲", "१२"])
    func otherDigits(text: String) throws {
        #expect(try ExactDecimal(typed: text + ",5", in: .kk) == decimal("12.5"))
        #expect(Money(typed: text + ",50 ₸") == Money(tiyn: 1250))
    }

    @Test(
        "Anything else is no number",
        arguments: [
            "", " ", "-5", "+5", "x", "5x", ",5", "5,", ".", "1,2,3", "1,23,456", "12,34.5", "1.234,567.8",
            "1,234.567.8",
            "1,,234", "1.2345", "1e3", "Ⅻ", "½", "99999999999999999999", "1\u{301}",
        ])
    func none(text: String) {
        for language in Language.allCases {
            #expect(throws: TypedNumber.Problem.noNumber) { try ExactDecimal(typed: text, in: language) }
        }
    }
}
