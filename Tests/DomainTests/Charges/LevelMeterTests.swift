import Domain
import Testing

@Suite("The level meter")
struct LevelMeterTests {
    /// One resident in July: the first level ends at 90 × 31 / 30.5 = 91.4754…, the second at 162.6229…
    @Test(
        "The used part of each level, and when the next one begins",
        arguments: [
            // 4 kWh a day: 91.4754… is passed on the 23rd day.
            (10, 40, "40 0 0", "2 2021-07-23"),
            // 10 kWh a day: the second level since the 10th day; the third on the 17th.
            (12, 120, "91.48 28.52 0", "3 2021-07-17"),
            (31, 200, "91.48 71.15 37.38", nil), (20, 20, "20 0 0", nil), (10, 0, "0 0 0", nil),
        ] as [(Int, Int64, String, String?)])
    func levels(days: Int, used: Int64, levels: String, next: String?) throws {
        let period = try MeteredConsumption([counted((dayBefore, 500), (dayBefore + days, 500 + used))])
        let meter = try #require(LevelMeter(period, DomainTests.levels(.always), household(1)))
        let filled = meter.levels.map { $0.used.rounded(places: 2).canonical }
        #expect(filled.joined(separator: " ") == levels)
        #expect(meter.next.map { "\($0.step.rawValue) \($0.day.iso)" } == next)
        #expect(meter.levels.map { $0.width?.rounded(places: 2).canonical } == ["91.48", "71.15", nil])
    }

    @Test("A plan without levels has none")
    func flat() throws {
        let period = try MeteredConsumption([counted((dayBefore, 500), (dayBefore + 5, 510))])
        #expect(LevelMeter(period, DomainTests.flat([price(.all, "19")]), household(1)) == nil)
    }
}

@Suite("The levels of the month of the latest reading")
struct LevelStandingTests {
    private func standing(_ changes: HouseholdHistory, more: [Plan.Price] = [], norms: [Plan.Norm] = [])
        -> LevelStanding?
    {
        let words = Words(kk: "", ru: "", en: "")
        let supplier = Supplier(code: SupplierCode(stored: "S"), name: words, phones: nil)
        let service = Service(code: "el", unit: .kilowattHours, name: words, supplier: words)
        let catalogue = Catalogue(
            batch: 1, paymentsAsOf: july.firstDay, supplier: supplier, offices: [], supplied: [(service, supplier)],
            tariffs: TariffBook([levels(.always, more: more, moreNorms: norms)], usualCategories))
        let meter = Meter(service: "el", number: "M1", digits: 5, ratio: decimal("1"))
        let readings: [Register: [Reading]] = [.total: [reading(dayBefore, 100), reading(dayBefore + 20, 300)]]
        return MeteredPlan(changes, [meter], on: dayBefore + 20, catalogue)
            .flatMap { MeteredTariff($0, readings) }
            .flatMap { LevelStanding($0, [MeterReadings(meter, readings)]) }
    }

    @Test("None if the household, a norm or a price changes in the month: the calculator has the parts")
    func changes() {
        #expect(standing([dayBefore: living(1)]) != nil)
        #expect(standing([dayBefore: living(1), dayBefore + 10: living(4)]) == nil)
        #expect(standing([dayBefore: living(1)], more: [price(.level2, "23", from: dayBefore + 25)]) == nil)
        #expect(standing([dayBefore: living(1)], norms: norms(.noStove, "100", "170", from: dayBefore + 5)) == nil)
        #expect(standing([dayBefore: living(1)], norms: norms(.stove, "200", "300", from: dayBefore + 5)) != nil)
    }
}

@Suite("The same consumption by other plans")
struct MonthsByPlanTests {
    @Test("Month by month, summed over the months that can be worked out")
    func compare() throws {
        let (levels, flat) = (levels(.below30), flat([price(.all, "20")]))
        let book = TariffBook([levels, flat], usualCategories)
        let households: HouseholdHistory = [dayBefore: living(1)]
        let full = grounds(billed: "1.00", [counted((dayBefore, 0), (dayBefore + 31, 200))], households)
        let small = grounds(
            billed: "1.00", [counted((dayBefore + 31, 0), (dayBefore + 61, 80))], households, month: july + 1)
        let unread = grounds(billed: "1.00", [], households, month: july + 2)
        let comparison = MonthsByPlan([unread, small, full], by: [flat], book)
        let own = comparison.months.map { try? $0.own.get().calculation.total.canonical }
        #expect(own == [nil, "1402.40", "4296.70"])
        #expect(comparison.months.map { $0.others[0]?.canonical } == [nil, "1600.00", "4000.00"])
        #expect(comparison.sums(latest: 2, plan: 0) == (1, money("1402.40"), money("1600.00")))
        #expect(comparison.sums(latest: 12, plan: 0) == (2, money("5699.10"), money("5600.00")))
    }
}
