/// The categories of households, with their stoves and benefits. Constant until the next batch.
package struct HouseholdCategories: Hashable, Sendable {
    /// In the operator's order.
    package let all: [HouseholdCategory]
    private let byMarks: [HouseholdMarks: CategoryCode]

    /// - Parameters:
    ///   - all: in the operator's order.
    ///   - byMarks: the category of each stove and benefit.
    package init(_ all: [HouseholdCategory], byMarks: [HouseholdMarks: CategoryCode]) {
        (self.all, self.byMarks) = (all, byMarks)
    }

    package subscript(code: CategoryCode) -> HouseholdCategory? { all.first { $0.code == code } }

    package subscript(marks: HouseholdMarks) -> HouseholdCategory? { byMarks[marks].flatMap { self[$0] } }
}

extension HouseholdCategories {
    /// The same household with one more resident. Nil if its category is for fewer residents, and the next category is
    /// unknown.
    package func withOneMore(_ household: Household) -> Household? {
        let residents = household.residents + 1
        let isFull = self[household.category]?.allows(residents: residents) == false
        let category = isFull ? following(household.category, residents) : household.category
        return category.map { Household(residents: residents, category: $0, plan: household.plan) }
    }

    /// The first category with the same stove for that many residents. Nil if there is none, or if the stoves of `code`
    /// have different ones.
    private func following(_ code: CategoryCode, _ residents: Int) -> CategoryCode? {
        let stoves = Set(byMarks.filter { $0.value == code }.map(\.key.stove))
        let found = stoves.map { stove in
            let ofStove = Set(byMarks.filter { $0.key.stove == stove }.map(\.value))
            return all.first { ofStove.contains($0.code) && $0.allows(residents: residents) }?.code
        }
        return Set(found).count == 1 ? found[0] : nil
    }
}
