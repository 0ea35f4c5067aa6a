/// An exact fraction, for quantities divided by days and norms. In lowest terms, with a positive denominator.
///
/// No operation ends the program: what does not fit into 128 bits is `beyond`, which a charge refuses by name
/// (`CalculationError.tooMuch`). Within the format's limits it does not come up. Quantities are below 2^30 units, prices
/// below 2^17, residents and days of a bill below 2^10, so a norm's border is below 2^35; a cost is below 2^47. All of a
/// calculation's denominators divide 61 × 10^12 × days, which is below 2^56, so a numerator is below 2^103. A point where
/// two plans cost the same has the difference of two prices, below 2^47, in its denominator instead of the price's:
/// its numerator is below 2^105. Only comparing such points would need more than 128 bits, and `<` takes 256.
package struct Fraction: Hashable, Comparable, Sendable {
    package let numerator: Int128
    /// Zero if it is `beyond`.
    package let denominator: Int128

    /// Beyond what can be represented, as is a fraction over zero or below.
    package init(_ numerator: Int128, over denominator: Int128 = 1) {
        guard denominator > 0 else {
            (self.numerator, self.denominator) = (0, 0)
            return
        }
        let divisor = max(1, greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        self.numerator = numerator / Int128(divisor)
        self.denominator = denominator / Int128(divisor)
    }

    package init(_ decimal: ExactDecimal) {
        self.init(Int128(decimal.millionths), over: 1_000_000)
    }

    private init(reduced numerator: Int128, _ denominator: Int128) {
        (self.numerator, self.denominator) = (numerator, denominator)
    }

    package static let zero = Fraction(0)

    /// What does not fit. Whatever is calculated with it does not either, and it is neither less nor more than
    /// anything.
    package static let beyond = Fraction(0, over: 0)

    package var isExact: Bool { denominator > 0 }

    package static func < (left: Fraction, right: Fraction) -> Bool {
        guard left.isExact, right.isExact else { return false }
        let (first, isLong) = left.numerator.multipliedReportingOverflow(by: right.denominator)
        let (second, isAlsoLong) = right.numerator.multipliedReportingOverflow(by: left.denominator)
        guard isLong || isAlsoLong else { return first < second }
        let (long, other) = (
            left.numerator.multipliedFullWidth(by: right.denominator),
            right.numerator.multipliedFullWidth(by: left.denominator)
        )
        return (long.high, long.low) < (other.high, other.low)
    }

    package static func + (left: Fraction, right: Fraction) -> Fraction {
        guard left.isExact, right.isExact else { return .beyond }
        // Over the least common denominator: common factors are not multiplied twice.
        let shared = Int128(greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
        let (leftScale, rightScale) = (right.denominator / shared, left.denominator / shared)
        guard let first = product(left.numerator, leftScale), let second = product(right.numerator, rightScale),
            let sum = sum(first, second), let denominator = product(left.denominator, leftScale)
        else { return .beyond }
        return Fraction(sum, over: denominator)
    }

    package static prefix func - (fraction: Fraction) -> Fraction {
        guard fraction.isExact, fraction.numerator != .min else { return .beyond }
        return Fraction(reduced: -fraction.numerator, fraction.denominator)
    }

    package static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

    package static func * (left: Fraction, right: Fraction) -> Fraction {
        guard left.isExact, right.isExact else { return .beyond }
        // Reduced crosswise first, so that the products remain small.
        let (first, second) = (
            Fraction(left.numerator, over: right.denominator), Fraction(right.numerator, over: left.denominator)
        )
        guard let numerator = product(first.numerator, second.numerator),
            let denominator = product(first.denominator, second.denominator)
        else { return .beyond }
        return Fraction(numerator, over: denominator)
    }

    /// Beyond if `right` is zero.
    package static func / (left: Fraction, right: Fraction) -> Fraction {
        guard right.isExact, right.numerator != 0, right.numerator != .min else { return .beyond }
        let sign = right.numerator.signum()
        return left * Fraction(reduced: right.denominator * sign, right.numerator * sign)
    }

    package var magnitude: Fraction { numerator < 0 ? -self : self }

    /// Tenge, rounded to whole tiyn (`Money.rounding`); nil if that is no sum.
    package var money: Money? {
        guard isExact, (numerator / denominator).magnitude < Fraction.mostTenge else { return nil }
        return .rounding(numerator, over: denominator)
    }

    /// Above the largest quantity at the highest price.
    private static let mostTenge: UInt128 = 1_000_000_000_000_000

    /// Without its fraction; nil if that is no `Int`.
    package var whole: Int? { isExact ? Int(exactly: numerator / denominator) : nil }

    /// To `places` after the point, half away from zero: how a quantity is shown, never how it is charged. What is
    /// larger than a decimal can be is the largest one.
    package func rounded(places: Int) -> ExactDecimal {
        guard isExact else { return ExactDecimal(millionths: .max) }
        let scale = (0..<places).reduce(Int128(1)) { product, _ in product * 10 }
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        var (part, unit) = (rest, denominator)
        // Far more digits than are shown.
        while part.magnitude > UInt128(Int128.max / 2 / scale) { (part, unit) = (part / 2, unit / 2) }
        let (shown, left) = (part * scale).quotientAndRemainder(dividingBy: unit)
        let away: Int128 = left.magnitude >= unit.magnitude - left.magnitude ? (numerator < 0 ? -1 : 1) : 0
        guard whole.magnitude < UInt128(UInt64.max) else { return ExactDecimal(millionths: whole < 0 ? .min : .max) }
        return ExactDecimal(millionths: Int64(clamping: (whole * scale + shown + away) * (1_000_000 / scale)))
    }
}

private func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, isTooLarge) = left.multipliedReportingOverflow(by: right)
    return isTooLarge ? nil : product
}

private func sum(_ left: Int128, _ right: Int128) -> Int128? {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? nil : sum
}

private func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
}
