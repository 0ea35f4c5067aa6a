/// The category of households that a norm is for (docs/exchange.md, categories.csv).
package struct HouseholdCategory: Hashable, Sendable {
    package let code: CategoryCode
    package let name: Words
    /// The maximum number of residents; nil if there is no limit.
    package let residentsMax: Int?

    package init(code: CategoryCode, name: Words, residentsMax: Int?) {
        (self.code, self.name, self.residentsMax) = (code, name, residentsMax)
    }

    package func allows(residents: Int) -> Bool { residents <= residentsMax ?? residents }
}

/// The properties of a household in a batch that determine its category (docs/exchange.md, category_marks.csv).
package struct HouseholdMarks: Hashable, Sendable {
    package let stove: String
    package let benefit: String

    package init(stove: String, benefit: String) {
        (self.stove, self.benefit) = (stove, benefit)
    }
}
