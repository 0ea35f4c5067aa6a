/// An exact decimal with at most six places after the point: prices (₸ per unit), quantities (kWh, m³), ratios.
package struct ExactDecimal: Hashable, Comparable, Sendable {
    package let millionths: Int64

    package init(millionths: Int64) {
        self.millionths = millionths
    }

    package static let zero = ExactDecimal(millionths: 0)

    /// The most units that are charged: far above any household's, and within the range of `Fraction` and `Money` at
    /// any price.
    package static let largestQuantity: Int64 = 1_000_000_000

    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool { left.millionths < right.millionths }

    /// The cost of `self` units at `price` ₸ each.
    package func charge(at price: ExactDecimal) -> Money {
        .rounding(Int128(millionths) * Int128(price.millionths), over: 1_000_000_000_000)
    }
}

extension Sequence<ExactDecimal> {
    /// What is larger than a decimal can be is the largest one: far above `largestQuantity`, so it is refused as too much.
    package func sum() -> ExactDecimal {
        ExactDecimal(millionths: Int64(clamping: reduce(Int128(0)) { $0 + Int128($1.millionths) }))
    }
}
