import Domain
import Testing

@Suite("The categories of households")
struct HouseholdCategoriesTests {
    @Test(
        "A stove and a benefit lead to a category",
        arguments: [
            ("electric", "none", .stove), ("electric", "lone_benefit", .stoveLone),
            ("gas", "none", .noStove), ("gas", "lone_benefit", .noStoveLone),
            ("none", "none", .noStove), ("none", "lone_benefit", .noStoveLone),
            ("coal", "none", nil), ("gas", "other", nil), ("none", "gas", nil),
        ] as [(String, String, CategoryCode?)])
    func category(stove: String, benefit: String, category: CategoryCode?) {
        #expect(usualCategories[HouseholdMarks(stove: stove, benefit: benefit)]?.code == category)
    }

    /// A pump has no benefit; families have one up to three residents, and another up to five; the last one is for gas and for
    /// an electric stove.
    private static let rural = categories(
        [
            DomainTests.category("pump"), DomainTests.category("small", upTo: 3),
            DomainTests.category("large", upTo: 5),
            DomainTests.category("wide"), DomainTests.category("alone", upTo: 1), DomainTests.category("gas"),
        ],
        [
            "pump none": "pump", "electric small": "small", "electric large": "large", "electric none": "wide",
            "electric lone": "alone", "gas lone": "alone", "gas none": "gas",
        ])

    @Test(
        "Somebody who moves in makes a category of its stove hold that is for so many residents, where that is clear",
        arguments: [
            (1, CategoryCode.noStove, usualCategories, .noStove), (1, .noStoveLone, usualCategories, .noStove),
            (1, .stoveLone, usualCategories, .stove), (4, .stove, usualCategories, .stove),
            // More than the category is for already, and fewer.
            (2, .stoveLone, usualCategories, .stove), (0, .stoveLone, usualCategories, .stoveLone),
            (9, "pump", rural, "pump"), (2, "small", rural, "small"), (3, "small", rural, "large"),
            (5, "large", rural, "wide"), (7, "small", rural, "wide"),
            // Two stoves have this category, but different next ones.
            (1, "alone", rural, nil),
            // Without a maximum there is no limit.
            (1, "other", rural, "other"),
        ] as [(Int, CategoryCode, HouseholdCategories, CategoryCode?)])
    func oneMore(residents: Int, category: CategoryCode, of all: HouseholdCategories, follows: CategoryCode?) {
        let more = all.withOneMore(Household(residents: residents, category: category, plan: "levels"))
        #expect(more == follows.map { Household(residents: residents + 1, category: $0, plan: "levels") })
    }

    @Test("Nobody can move in where no category of the stove is for more")
    func full() {
        let all = categories([DomainTests.category("few", upTo: 2)], ["gas none": "few"])
        #expect(all.withOneMore(Household(residents: 1, category: "few", plan: nil))?.residents == 2)
        #expect(all.withOneMore(Household(residents: 2, category: "few", plan: nil)) == nil)
    }
}
