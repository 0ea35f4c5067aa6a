import Domain
import Testing

@Suite("The history of a household")
struct HouseholdHistoryTests {
    private let two = household(2)
    private let history: HouseholdHistory = [dayBefore: household(1), dayBefore + 10: household(3)]

    @Test("A change counts from its day on; before the first nothing is known")
    func changes() {
        #expect([-1, 0, 9, 10, 99].map { history.known(on: dayBefore + $0)?.residents } == [nil, 1, 1, 3, 3])
        #expect(history.changes(after: dayBefore, until: dayBefore + 10).map(\.from) == [dayBefore + 10])
        #expect(history.changes(after: dayBefore + 10, until: dayBefore + 99).isEmpty)
    }

    @Test("The present household counts if no change is known: at all times, or before the first")
    func now() {
        let changed = HouseholdHistory(history.changes, now: two)
        #expect([-1, 0, 10].map { changed.on(dayBefore + $0)?.residents } == [2, 1, 3])
        #expect(changed.known(on: dayBefore - 1) == nil)
        let unchanged = HouseholdHistory([], now: two)
        #expect(unchanged.on(dayBefore) == two)
        #expect(unchanged.known(on: dayBefore) == two)
        #expect(HouseholdHistory([]).on(dayBefore) == nil)
    }
}
