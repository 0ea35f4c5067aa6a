import Domain
import Testing

@Suite("Rounding")
struct RoundingTests {
    @Test(
        "Half a tiyn goes away from zero",
        arguments: [
            (0, 1, 0), (1, 200, 1), (1, 201, 0), (-1, 200, -1), (-1, 201, 0), (1, 3, 33), (2, 3, 67),
            (366_377, 100, 366_377),
        ] as [(Int, Int, Int64)])
    func rounding(numerator: Int, denominator: Int, tiyn: Int64) {
        #expect(Money.rounding(Int128(numerator), over: Int128(denominator)) == Money(tiyn: tiyn))
    }

    @Test(
        "A quantity at a price",
        arguments: [
            ("209", "17.53", "3663.77"), ("0", "17.53", "0.00"), ("1.5", "0.01", "0.02"), ("-10", "17.53", "-175.30"),
            ("0.333333", "3", "1.00"),
        ])
    func charge(quantity: String, price: String, sum: String) throws {
        let quantity = try #require(ExactDecimal(canonical: quantity.utf8))
        let price = try #require(ExactDecimal(canonical: price.utf8))
        #expect(quantity.charge(at: price).canonical == sum)
    }
}
