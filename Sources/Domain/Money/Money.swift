/// A sum in whole tiyn (1 ₸ = 100 tiyn). Sums are exact: they are added and compared, and rounded in one place only
/// (`Money.rounding`).
package struct Money: Hashable, Comparable, Sendable {
    package let tiyn: Int64

    package init(tiyn: Int64) {
        self.tiyn = tiyn
    }

    package static let zero = Money(tiyn: 0)

    /// Larger than any sum of a household's account. Input is limited to it, so that adding cannot overflow: nine
    /// hundred million such sums still fit.
    package static let limit = Money(tiyn: 10_000_000_000)

    package var isWithinLimit: Bool { tiyn.magnitude <= Money.limit.tiyn.magnitude }

    package var magnitude: Money { tiyn < 0 ? -self : self }

    package static func < (left: Money, right: Money) -> Bool { left.tiyn < right.tiyn }
    package static func + (left: Money, right: Money) -> Money { Money(tiyn: left.tiyn + right.tiyn) }
    package static func - (left: Money, right: Money) -> Money { Money(tiyn: left.tiyn - right.tiyn) }
    package static prefix func - (money: Money) -> Money { Money(tiyn: -money.tiyn) }
    package static func += (left: inout Money, right: Money) { left = left + right }
    package static func -= (left: inout Money, right: Money) { left = left - right }
}

extension Sequence<Money> {
    package func sum() -> Money { reduce(.zero, +) }
}
