/// For which households a norm is (docs/exchange.md, categories.csv).
package struct HouseholdCategory: Hashable, Sendable {
    package let code: CategoryCode
    package let name: Words
    /// How many residents such a household has at most; nil where any number may live.
    package let residentsMax: Int?

    package init(code: CategoryCode, name: Words, residentsMax: Int?) {
        (self.code, self.name, self.residentsMax) = (code, name, residentsMax)
    }

    package func allows(residents: Int) -> Bool { residents <= residentsMax ?? residents }
}

/// What a batch tells of a household, from which its category follows (docs/exchange.md, category_marks.csv).
package struct HouseholdMarks: Hashable, Sendable {
    package let stove: String
    package let benefit: String

    package init(stove: String, benefit: String) {
        (self.stove, self.benefit) = (stove, benefit)
    }
}
