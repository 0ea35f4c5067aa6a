import Domain
import Testing

@Suite struct HouseholdTests {
    @Test(
        "Norms depend on an electric stove, and on the benefit of those who live alone",
        arguments: [
            (.electric, .none, .stove), (.electric, .lone, .stoveLone),
            (.gas, .none, .noStove), (.gas, .lone, .noStoveLone),
            (.none, .none, .noStove), (.none, .lone, .noStoveLone),
        ] as [(Household.Stove, Household.Benefit, Household.Category)])
    func category(stove: Household.Stove, benefit: Household.Benefit, category: Household.Category) {
        #expect(Household(residents: 1, stove: stove, benefit: benefit, plan: nil).category == category)
    }
}
