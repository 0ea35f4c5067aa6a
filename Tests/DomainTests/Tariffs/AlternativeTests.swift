import Domain
import Testing

private let start = Plans.start

@Suite("What the same days would have cost otherwise")
struct AlternativeTests {
    private let levels = Plans.levels(.below30)
    private let flat = Plans.flat([Plans.price(.all, "18.88")])

    private func alternatives(
        _ used: Int, _ households: (from: Day, Household)..., plans: [Plan] = []
    ) -> [(change: Alternative.Change, total: String)] {
        let consumption = Plans.consumption(Fraction(Int128(used)), days: 31, households)
        return levels.alternatives(to: consumption, among: plans).map { ($0.change, $0.calculation.total.machine) }
    }

    @Test("A resident more or fewer moves the borders")
    func residents() {
        let two = alternatives(200, (start, Plans.household(2)))
        #expect(two.map(\.change) == [.residentMore, .residentFewer])
        // 200 × 17.53, within 3 × 90; and 90 × 17.53 + 70 × 22.66 + 40 × 28.32.
        #expect(two.map(\.total) == ["3506.00", "4296.70"])
        #expect(alternatives(200, (start, Plans.household(1))).map(\.change) == [.residentMore])
        let grown = alternatives(200, (start, Plans.household(1)), (start + 9, Plans.household(2)))
        #expect(grown.map(\.change) == [.residentMore])
        let before = alternatives(200, (start + -99, Plans.household(1)), (start + 1, Plans.household(2)))
        #expect(before.map(\.change) == [.residentMore, .residentFewer])
    }

    @Test("With somebody else nobody lives alone: the benefit goes")
    func benefit() {
        let lone = alternatives(200, (start, Plans.household(1, .stoveLone)))
        #expect(lone.map(\.change) == [.residentMoreWithoutBenefit])
        // Two with an electric stove: 200 within 2 × 115.
        #expect(lone.map(\.total) == ["3506.00"])
    }

    @Test("Other plans of the service, as long as they are offered and can be worked out")
    func plans() {
        let zones = Plans.flat([Plans.price(.day, "21"), Plans.price(.night, "5")], .zones, code: "zones")
        let given = Plans.flat([Plans.price(.all, "1")], code: "given-up", until: start + 30)
        let perMonth = Plans.flat([Plans.price(.all, "1")], .perMonth, code: "month")
        let late = Plans.flat([Plans.price(.all, "1", from: start + 9)], code: "late")
        let own = Household(residents: 1, stove: .gas, benefit: .none, plan: "levels")
        let found = alternatives(200, (start, own), plans: [levels, flat, zones, given, perMonth, late])
        #expect(found.map(\.change) == [.residentMore, .plan(flat)])
        #expect(found.last?.total == "3776.00")
        let back = flat.alternatives(to: Plans.consumption(Fraction(200), days: 31), among: [levels, flat])
        #expect(back.map(\.change) == [.plan(levels)])
        #expect(back[0].comparison?.stretches.map(\.cheaper) == [.other, .this])
        // Day and night together are a total.
        let zoned = zones.alternatives(
            to: Consumption(
                [.day: Fraction(150), .night: Fraction(50)], after: start, until: start + 31,
                households: [(start, Plans.household(1))]), among: [flat])
        #expect(zoned.map(\.calculation.total.machine) == ["3776.00"])
        #expect(zoned[0].comparison == nil)
    }

    @Test("The most that can be typed still fits")
    func most() throws {
        let prices = [BillLine.Step.level1, .level2, .level3].enumerated().flatMap { place, step in
            (0..<4).map { Plans.price(step, "\(place + 1)7.123457", from: start + $0 * 97) }
        }
        let plan = Plans.levels(.always, prices: prices)
        let other = Plans.flat((0..<4).map { Plans.price(.all, "23.765431", from: start + $0 * 89) })
        let consumption = Plans.consumption(
            Fraction(TypedConsumption.most) - Fraction(1, over: 1000), days: TypedConsumption.mostDays,
            [(start, Plans.household(TypedConsumption.mostResidents))])
        let found = plan.alternatives(to: consumption, among: [other])
        #expect(found.count == 3)
        #expect(found.last?.comparison?.breakEven != nil)
    }
}
