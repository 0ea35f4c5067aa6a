/// What a plan costs on a day, and up to how much each of its levels goes for a household.
package struct TariffInForce: Hashable, Sendable {
    /// What the plan is called.
    package let plan: Words
    /// That it is a plan of.
    package let service: ServiceCode
    package let method: Plan.Method
    /// Those that have a price, in the order of `TariffStep`.
    package let steps: [Step]

    package init(plan: Words, service: ServiceCode, method: Plan.Method, steps: [Step]) {
        (self.plan, self.service, self.method, self.steps) = (plan, service, method, steps)
    }

    package struct Step: Hashable, Sendable {
        package let step: TariffStep
        /// Tenge for a unit, with tax.
        package let price: ExactDecimal
        /// False while the price is only announced.
        package let isConfirmed: Bool
        /// For a resident and month; nil when there is no limit.
        package let upperLimit: ExactDecimal?

        package init(step: TariffStep, price: ExactDecimal, isConfirmed: Bool, upperLimit: ExactDecimal?) {
            (self.step, self.price) = (step, price)
            (self.isConfirmed, self.upperLimit) = (isConfirmed, upperLimit)
        }
    }
}
