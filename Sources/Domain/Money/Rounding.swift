extension Money {
    /// The only place where money is rounded: `numerator / denominator` tenge to whole tiyn, half away from zero, as
    /// published prices and bills are (0.005 → 0.01).
    ///
    /// Nothing overflows: `rest` is smaller than the denominator, which is below 2^103 (`Fraction`), and a sum is at most
    /// the largest quantity at the highest price, 10^16 tiyn. More than a sum can be is the largest one.
    ///
    /// - Precondition: `denominator` is above zero.
    package static func rounding(_ numerator: Int128, over denominator: Int128) -> Money {
        let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        guard whole.magnitude < UInt128(UInt64.max) else { return whole < 0 ? -Money.most : Money.most }
        var (part, unit) = (rest, denominator)
        while unit > Int128.max / 200 { (part, unit) = (part / 2, unit / 2) }
        let (tiyn, left) = (part * 100).quotientAndRemainder(dividingBy: unit)
        let away: Int128 = left.magnitude * 2 >= unit.magnitude ? (numerator < 0 ? -1 : 1) : 0
        return min(max(Money(tiyn: Int64(clamping: whole * 100 + tiyn + away)), -Money.most), Money.most)
    }

    /// The tax inside a sum: sum × rate / (100 + rate).
    package func taxInside(percent: Int) -> Money {
        .rounding(Int128(tiyn) * Int128(percent), over: Int128(100 + percent) * 100)
    }

    /// Above any charge, and so small that several can be added.
    private static let most = Money(tiyn: 1_000_000_000_000_000_000)
}
