/// What a household was like on a day, as far as it decides what it is charged.
package struct Household: Hashable, Sendable {
    package let residents: Int
    /// By whose norms it is charged.
    package let category: CategoryCode
    /// The plan by which it is charged; nil when it has none of its own.
    package let plan: PlanCode?

    package init(residents: Int, category: CategoryCode, plan: PlanCode?) {
        (self.residents, self.category, self.plan) = (residents, category, plan)
    }
}
