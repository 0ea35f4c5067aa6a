/// An exact fraction, for quantities divided by days and norms. In lowest terms, with a positive denominator.
///
/// `Int128` is large enough for any household: a million of units in thousandths, times days, residents and prices.
package struct Fraction: Hashable, Comparable, Sendable {
    package let numerator: Int128
    package let denominator: Int128

    /// - Precondition: `denominator` is above zero.
    package init(_ numerator: Int128, over denominator: Int128 = 1) {
        precondition(denominator > 0)
        let divisor = max(1, greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        self.numerator = numerator / Int128(divisor)
        self.denominator = denominator / Int128(divisor)
    }

    package init(_ decimal: ExactDecimal) {
        self.init(Int128(decimal.millionths), over: 1_000_000)
    }

    package static let zero = Fraction(0)

    package static func < (left: Fraction, right: Fraction) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    package static func + (left: Fraction, right: Fraction) -> Fraction {
        // Over the least common denominator: common factors are not multiplied twice.
        let shared = Int128(greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
        let (leftScale, rightScale) = (right.denominator / shared, left.denominator / shared)
        return Fraction(
            left.numerator * leftScale + right.numerator * rightScale, over: left.denominator * leftScale)
    }

    package static prefix func - (fraction: Fraction) -> Fraction {
        Fraction(-fraction.numerator, over: fraction.denominator)
    }

    package static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

    package static func * (left: Fraction, right: Fraction) -> Fraction {
        // Reduced crosswise first, so that the products remain small.
        let (first, second) = (
            Fraction(left.numerator, over: right.denominator), Fraction(right.numerator, over: left.denominator)
        )
        return Fraction(first.numerator * second.numerator, over: first.denominator * second.denominator)
    }

    /// - Precondition: `right` is not zero.
    package static func / (left: Fraction, right: Fraction) -> Fraction {
        let sign: Int128 = right.numerator < 0 ? -1 : 1
        return left * Fraction(right.denominator * sign, over: right.numerator * sign)
    }

    package var magnitude: Fraction { numerator < 0 ? -self : self }

    /// Tenge, rounded to whole tiyn (`Money.rounding`).
    package var money: Money { .rounding(numerator, over: denominator) }

    /// To `places` after the point, half away from zero: how a quantity is shown, never how it is charged.
    package func rounded(places: Int) -> ExactDecimal {
        let scale = (0..<places).reduce(Int128(1)) { product, _ in product * 10 }
        let (whole, rest) = (numerator * scale).quotientAndRemainder(dividingBy: denominator)
        let away: Int128 = rest.magnitude * 2 >= denominator.magnitude ? (numerator < 0 ? -1 : 1) : 0
        return ExactDecimal(millionths: Int64((whole + away) * 1_000_000 / scale))
    }
}

private func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
}
