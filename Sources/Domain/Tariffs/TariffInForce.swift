/// The prices of a plan on a day, and the limits of its levels for a household.
package struct TariffInForce: Hashable, Sendable {
    /// The name of the plan.
    package let plan: Words
    /// The service of the plan.
    package let service: ServiceCode
    package let method: Plan.Method
    /// The steps with a price, in the order of `TariffStep`.
    package let steps: [Step]

    package init(plan: Words, service: ServiceCode, method: Plan.Method, steps: [Step]) {
        (self.plan, self.service, self.method, self.steps) = (plan, service, method, steps)
    }

    package struct Step: Hashable, Sendable {
        package let step: TariffStep
        /// Tenge for a unit, with tax.
        package let price: ExactDecimal
        /// False if no source confirms the price.
        package let isConfirmed: Bool
        /// For a resident and month; nil if there is no limit.
        package let upperLimit: ExactDecimal?

        package init(step: TariffStep, price: ExactDecimal, isConfirmed: Bool, upperLimit: ExactDecimal?) {
            (self.step, self.price) = (step, price)
            (self.isConfirmed, self.upperLimit) = (isConfirmed, upperLimit)
        }
    }
}
