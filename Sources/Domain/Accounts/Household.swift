/// A household on a day, as far as its charges depend on it.
package struct Household: Hashable, Sendable {
    package let residents: Int
    /// The category whose norms it is charged by.
    package let category: CategoryCode
    /// The plan by which it is charged; nil if it has none of its own.
    package let plan: PlanCode?

    package init(residents: Int, category: CategoryCode, plan: PlanCode?) {
        (self.residents, self.category, self.plan) = (residents, category, plan)
    }
}
