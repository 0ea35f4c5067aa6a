import Domain
import Testing

@Suite("Fractions")
struct FractionTests {
    private static let most = Int128.max

    @Test("Two that only more than 128 bits tell apart are compared")
    func comparing() {
        let most = FractionTests.most
        let (less, more) = (Fraction(most - 2, over: most - 1), Fraction(most - 1, over: most))
        #expect(less < more && !(more < less) && less != more)
        #expect(Fraction(-most, over: 3) < Fraction(-most, over: 5))
        #expect(Fraction(most, over: 5) < Fraction(most, over: 3))
        #expect(Fraction(-most, over: 7) < Fraction(most, over: most - 1))
    }

    @Test("What does not fit is beyond, and so is all that is made of it; nothing traps")
    func beyond() {
        let (most, tiny) = (Fraction(FractionTests.most), Fraction(1, over: FractionTests.most))
        let results = [
            most + Fraction(1), most * Fraction(2), tiny * Fraction(1, over: 2), tiny + Fraction(1, over: 2),
            most / tiny,
            Fraction(1) / .zero, -Fraction(.min), .beyond + .zero, .beyond * .zero, -.beyond, Fraction(1) / .beyond,
        ]
        for result in results {
            #expect(result == .beyond && !result.isExact)
            #expect(result.money == nil && result.whole == nil)
            #expect(!(result < .zero) && !(.zero < result))
            #expect(result.rounded(places: 2).millionths == .max)
        }
        #expect(most.money == nil && most.whole == nil)
        #expect((-most).rounded(places: 6).millionths == .min)
        #expect(most - most == .zero && tiny - tiny == .zero && tiny * most == Fraction(1))
    }

    @Test(
        "Rounding for show: half away from zero, also of very long fractions",
        arguments: [
            (1, 3, 2, 330_000), (2, 3, 2, 670_000), (5, 1000, 2, 10_000), (-5, 1000, 2, -10_000), (7, 2, 0, 4_000_000),
            (1, 1, 6, 1_000_000), (Int128.max - 1, Int128.max, 2, 1_000_000), (Int128.max / 3, Int128.max, 6, 333_333),
        ] as [(Int128, Int128, Int, Int64)])
    func rounding(numerator: Int128, denominator: Int128, places: Int, millionths: Int64) {
        #expect(Fraction(numerator, over: denominator).rounded(places: places).millionths == millionths)
    }

    @Test("A sum of decimals beyond their range is the end of the range")
    func sums() {
        let most = ExactDecimal(millionths: .max)
        #expect([most, most].sum() == most)
        #expect([most, most, ExactDecimal(millionths: -.max)].sum() == most)
    }
}
