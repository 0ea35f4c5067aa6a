import Domain
import Testing

@Suite("The alternatives for the same days")
struct AlternativeTests {
    private let tiered = levels(.below30)
    private let single = flat([price(.all, "18.88")])

    private func alternatives(
        _ used: Int, _ households: (from: Day, Household)..., plans: [Plan] = []
    ) -> [(change: Alternative.Change, total: String)] {
        let consumption = using(Fraction(Int128(used)), days: 31, HouseholdHistory(households))
        return tiered.alternatives(to: consumption, among: plans, usualCategories).map {
            ($0.change, $0.calculation.total.canonical)
        }
    }

    @Test("A resident more or fewer moves the borders")
    func residents() {
        let two = alternatives(200, (dayBefore, household(2)))
        #expect(two.map(\.change) == [.residentMore, .residentFewer])
        // 200 × 17.53, within 3 × 90; and 90 × 17.53 + 70 × 22.66 + 40 × 28.32.
        #expect(two.map(\.total) == ["3506.00", "4296.70"])
        #expect(alternatives(200, (dayBefore, household(1))).map(\.change) == [.residentMore])
        let grown = alternatives(200, (dayBefore, household(1)), (dayBefore + 9, household(2)))
        #expect(grown.map(\.change) == [.residentMore])
        let before = alternatives(200, (dayBefore - 99, household(1)), (dayBefore + 1, household(2)))
        #expect(before.map(\.change) == [.residentMore, .residentFewer])
    }

    @Test("With a second resident the benefit of living alone ends")
    func benefit() {
        let lone = alternatives(200, (dayBefore, household(1, .stoveLone)))
        #expect(lone.map(\.change) == [.residentMoreWithoutBenefit])
        // Two with an electric stove: 200 within 2 × 115.
        #expect(lone.map(\.total) == ["3506.00"])
    }

    @Test("A category for some residents only is followed by another; by its name, unless it was for one")
    func otherCategory() {
        let few = categories(
            [category(.stove, upTo: 2), category(.noStove)], ["gas few": .stove, "gas none": .noStove])
        func changes(_ residents: Int, _ categories: HouseholdCategories) -> [Alternative.Change] {
            let consumption = using(Fraction(200), days: 31, [dayBefore: household(residents, .stove)])
            return tiered.alternatives(to: consumption, among: [], categories).map(\.change)
        }
        #expect(changes(1, few) == [.residentMore])
        #expect(changes(2, few) == [.residentMoreIn(category(.noStove)), .residentFewer])
        // Which one follows is not known: a guess is not told.
        #expect(changes(2, categories([category(.stove, upTo: 2)], ["gas few": .stove])) == [.residentFewer])
    }

    @Test("Other plans of the service, as long as they are offered and can be worked out")
    func plans() {
        let zones = flat([price(.day, "21"), price(.night, "5")], .zones, code: "zones")
        let given = flat([price(.all, "1")], code: "given-up", offeredUntil: dayBefore + 30)
        let perMonth = flat([price(.all, "1")], .perMonth, code: "month")
        let late = flat([price(.all, "1", from: dayBefore + 9)], code: "late")
        let own = Household(residents: 1, category: .noStove, plan: "levels")
        let found = alternatives(200, (dayBefore, own), plans: [tiered, single, zones, given, perMonth, late])
        #expect(found.map(\.change) == [.residentMore, .plan(single)])
        #expect(found.last?.total == "3776.00")
        let back = single.alternatives(to: using(Fraction(200), days: 31), among: [tiered, single], usualCategories)
        #expect(back.map(\.change) == [.plan(tiered)])
        #expect(back[0].breakEven?.stretches.map(\.cheaper) == [.other, .this])
        // Day and night together are a total.
        let zoned = zones.alternatives(
            to: Consumption(
                [.day: Fraction(150), .night: Fraction(50)], after: dayBefore, until: dayBefore + 31,
                households: [dayBefore: household(1)]), among: [single], usualCategories)
        #expect(zoned.map(\.calculation.total.canonical) == ["3776.00"])
        #expect(zoned[0].breakEven == nil)
    }

    @Test("The first day on which the household had another plan")
    func otherPlan() {
        func had(_ plan: PlanCode?, from days: Int) -> (from: Day, Household) {
            (from: dayBefore + days, Household(residents: 1, category: .noStove, plan: plan))
        }
        func found(_ households: (from: Day, Household)...) -> Day? {
            using(.zero, days: 31, HouseholdHistory(households)).firstDay(ofOtherPlanThan: tiered)
        }
        #expect(found(had("flat", from: -99), had("levels", from: 1)) == nil)
        #expect(found(had("flat", from: -99), had("levels", from: 2)) == dayBefore + 1)
        #expect(found(had("levels", from: -99), had("flat", from: 31)) == dayBefore + 31)
        #expect(found(had("levels", from: -99), had("flat", from: 32)) == nil)
        #expect(found(had(nil, from: -99)) == nil)
    }

    @Test("The most that can be typed still fits")
    func most() throws {
        let prices = [TariffStep.level1, .level2, .level3].enumerated().flatMap { place, step in
            (0..<4).map { price(step, "\(place + 1)7.123457", from: dayBefore + $0 * 97) }
        }
        let plan = levels(.always, prices: prices)
        let other = flat((0..<4).map { price(.all, "23.765431", from: dayBefore + $0 * 89) })
        let consumption = using(
            Fraction(Consumption.most) - Fraction(1, over: 1000), days: Consumption.mostDays,
            [dayBefore: household(Consumption.mostResidents)])
        let found = plan.alternatives(to: consumption, among: [other], usualCategories)
        #expect(found.count == 3)
        #expect(found.last?.breakEven?.stretches.first?.until != nil)
    }
}
