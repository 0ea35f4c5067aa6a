/// A line of a bill: the quantity of a service at a price, and the sum.
package struct BillLine: Hashable, Sendable {
    package let step: TariffStep
    package let method: Method
    package let quantity: ExactDecimal
    /// Tenge for a unit, with tax.
    package let price: ExactDecimal
    package let charged: Money
    /// The days that it charges; nil if the batch does not say.
    package let days: ClosedRange<Day>?
    /// The tax in it, as the batch says; nil if it leaves that to the prices.
    package let vatPercent: Int?

    package init(
        step: TariffStep, method: Method, quantity: ExactDecimal, price: ExactDecimal, charged: Money,
        days: ClosedRange<Day>? = nil, vatPercent: Int? = nil
    ) {
        (self.step, self.method, self.quantity) = (step, method, quantity)
        (self.price, self.charged) = (price, charged)
        (self.days, self.vatPercent) = (days, vatPercent)
    }

    /// How the quantity was determined.
    package enum Method: String, CaseIterable, Sendable {
        case meter, norm, average, fixed
    }
}

/// The correction of a charge, with its reason.
package struct Adjustment: Hashable, Sendable {
    package let amount: Money
    package let reason: Words
    /// The month that it is about, if it is not its own.
    package let about: Month?

    package init(amount: Money, reason: Words, about: Month? = nil) {
        (self.amount, self.reason, self.about) = (amount, reason, about)
    }
}
