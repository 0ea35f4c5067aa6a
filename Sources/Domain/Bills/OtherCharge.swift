/// A charge of a bill for something else than what was used at a price.
package struct OtherCharge: Hashable, Sendable {
    package let kind: Kind
    /// Below zero if it lowers the charge.
    package let charged: Money
    /// How much, and tenge for a unit; only losses have them.
    package let quantity: ExactDecimal?
    package let price: ExactDecimal?
    /// Percent a year.
    package let rate: ExactDecimal?
    /// The days that it is for.
    package let days: ClosedRange<Day>?
    /// Which of how many parts.
    package let part: Part?
    /// The tax in it; nil if the batch does not say.
    package let vatPercent: Int?

    package init(
        kind: Kind, charged: Money, quantity: ExactDecimal? = nil, price: ExactDecimal? = nil,
        rate: ExactDecimal? = nil, days: ClosedRange<Day>? = nil, part: Part? = nil, vatPercent: Int? = nil
    ) {
        (self.kind, self.charged, self.quantity, self.price) = (kind, charged, quantity, price)
        (self.rate, self.days, self.part, self.vatPercent) = (rate, days, part, vatPercent)
    }

    package enum Kind: String, CaseIterable, Sendable {
        /// What was lost in the lines before the meter.
        case losses
        /// For a debt that is overdue.
        case penalty
        /// A benefit or a subsidy as a sum.
        case subsidy
        /// A part of a debt, or of a price, that is paid in parts.
        case instalment

        /// Whether it has a quantity and a price.
        package var isMeasured: Bool { self == .losses }
    }

    package struct Part: Hashable, Sendable {
        package let number: Int
        package let count: Int

        package init(number: Int, of count: Int) {
            (self.number, self.count) = (number, count)
        }
    }
}
