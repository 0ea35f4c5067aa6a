import Domain

/// The calculation of a consumption by a plan, and its alternatives.
struct WorkedOut: Sendable {
    let plan: Plan
    let consumption: Consumption
    let calculation: Calculation
    let alternatives: [Alternative]

    /// - Parameters:
    ///   - plans: what it is compared with.
    ///   - categories: those of the households.
    init(
        _ consumption: Consumption, by plan: Plan, among plans: [Plan], _ categories: HouseholdCategories
    ) throws(CalculationError) {
        (self.plan, self.consumption) = (plan, consumption)
        calculation = try plan.charge(consumption)
        alternatives = plan.alternatives(to: consumption, among: plans, categories)
    }
}
