/// What a household was like on a day, as far as it decides what it is charged.
package struct Household: Hashable, Sendable {
    package let residents: Int
    package let stove: Stove
    package let benefit: Benefit
    /// The plan by which it is charged; nil when it has none of its own.
    package let plan: PlanCode?

    package init(residents: Int, stove: Stove, benefit: Benefit, plan: PlanCode?) {
        (self.residents, self.stove, self.benefit, self.plan) = (residents, stove, benefit, plan)
    }

    package var category: Category {
        switch (stove, benefit) {
        case (.electric, .none): .stove
        case (.electric, .lone): .stoveLone
        case (.gas, .none), (.none, .none): .noStove
        case (.gas, .lone), (.none, .lone): .noStoveLone
        }
    }

    package enum Stove: String, CaseIterable, Sendable {
        case electric, gas, none
    }

    package enum Benefit: String, CaseIterable, Sendable {
        case none
        /// A person living alone who has the benefit: a larger first level, not a lower price.
        case lone = "lone_benefit"
    }

    /// For whom a norm is.
    package enum Category: String, CaseIterable, Sendable {
        /// Without an electric stove.
        case noStove = "no_stove"
        case noStoveLone = "no_stove_lone"
        case stove
        case stoveLone = "stove_lone"
    }
}
