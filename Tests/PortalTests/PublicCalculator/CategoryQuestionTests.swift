import Domain
import Testing

@testable import Portal

@Suite("How the calculator for everybody asks for a category")
struct CategoryQuestionTests {
    private static let rural = categories([("well", nil, [("gas", "none")]), ("house", 3, [("electric", "none")])])

    @Test(
        "By two boxes, where they lead to each category; by a list of names otherwise",
        arguments: [
            (usualCategories, true), (rural, false), (categories([]), false),
            // One category more than combinations of the checkboxes.
            (
                categories([
                    ("a", nil, [("gas", "none")]), ("b", 1, [("gas", "lone_benefit")]),
                    ("c", nil, [("electric", "none")]),
                    ("d", 1, [("electric", "lone_benefit")]), ("e", nil, [("pump", "none")]),
                ]), false
            ),
            // A stove without effect, a benefit for more than one resident, and one that does not require living alone.
            (
                categories([
                    ("a", nil, [("gas", "none"), ("electric", "none")]),
                    ("b", 1, [("gas", "lone_benefit"), ("electric", "lone_benefit")]),
                ]), false
            ),
            (
                categories([
                    ("a", nil, [("gas", "none")]), ("b", 1, [("gas", "lone_benefit")]),
                    ("c", nil, [("electric", "none")]),
                    ("d", 2, [("electric", "lone_benefit")]),
                ]), false
            ),
            (
                categories([
                    ("a", nil, [("gas", "none")]), ("b", 1, [("gas", "lone_benefit")]),
                    ("c", nil, [("electric", "none")]),
                    ("d", nil, [("electric", "lone_benefit")]),
                ]), false
            ),
        ])
    func boxes(categories: HouseholdCategories, areBoxes: Bool) {
        if case .boxes = CategoryQuestion(categories) { #expect(areBoxes) } else { #expect(!areBoxes) }
    }

    @Test(
        "The boxes as they are ticked",
        arguments: [
            (false, false, .noStove), (false, true, .noStoveLone), (true, false, .stove), (true, true, .stoveLone),
        ] as [(Bool, Bool, CategoryCode)])
    func ticked(hasStove: Bool, hasBenefit: Bool, category: CategoryCode) {
        var typed = TypedConsumption()
        (typed.hasElectricStove, typed.hasBenefit) = (hasStove, hasBenefit)
        #expect(CategoryQuestion(usualCategories).category(of: typed)?.code == category)
    }

    @Test(
        "The name that is chosen; the first, where none is",
        arguments: [("house", "house"), ("", "well"), ("x", "well")])
    func chosen(typed code: String, category: String) {
        var typed = TypedConsumption()
        typed.category = code
        #expect(CategoryQuestion(Self.rural).category(of: typed)?.code.text == category)
        #expect(CategoryQuestion(categories([])).category(of: typed) == nil)
    }
}
