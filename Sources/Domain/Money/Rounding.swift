extension Money {
    /// The only place where money is rounded: `numerator / denominator` tenge to whole tiyn, half away from zero, as
    /// published prices and bills are (0.005 → 0.01).
    ///
    /// - Precondition: `denominator` is above zero, and the sum fits into `Int64` tiyn.
    package static func rounding(_ numerator: Int128, over denominator: Int128) -> Money {
        precondition(denominator > 0)
        let (whole, rest) = (numerator * 100).quotientAndRemainder(dividingBy: denominator)
        let isHalfOrMore = rest.magnitude * 2 >= denominator.magnitude
        let away: Int128 = isHalfOrMore ? (numerator < 0 ? -1 : 1) : 0
        return Money(tiyn: Int64(whole + away))
    }

    /// The tax inside a sum: sum × rate / (100 + rate).
    package func taxInside(percent: Int) -> Money {
        .rounding(Int128(tiyn) * Int128(percent), over: Int128(100 + percent) * 100)
    }
}
