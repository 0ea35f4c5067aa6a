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
        let meter = try #require(LevelMeter(period, DomainTests.levels(.always), [dayBefore: living(1)]))
        #expect(filled(meter) == [levels])
        #expect(meter.next.map { "\($0.step.rawValue) \($0.day.iso)" } == next)
        #expect(meter.parts[0].levels.map { $0.width?.rounded(places: 2).canonical } == ["91.48", "71.15", nil])
    }

    /// One resident until 10 July, then four: 10 and 21 of 31 days. Their first levels end at 29.508… and 247.868…
    @Test(
        "After a change each part has levels of its own; the next level may begin in a later part",
        arguments: [
            // 2 kWh a day: 20 in the first part.
            (5, 10, ["10 0 0"], nil), (15, 30, ["20 0 0", "10 0 0"], nil),
            // 3 kWh a day: 29.5 are reached on the tenth day.
            (5, 15, ["15 0 0"], "2 2021-07-10"),
            // 12 kWh a day: the first part is in its last level, the second gets to its second on the 21st day.
            (15, 180, ["29.51 22.95 67.54", "60 0 0"], "2 2021-07-31"),
            (5, 60, ["29.51 22.95 7.54"], nil),
        ] as [(Int, Int64, [String], String?)])
    func changed(days: Int, used: Int64, levels: [String], next: String?) throws {
        let period = try MeteredConsumption([counted((dayBefore, 500), (dayBefore + days, 500 + used))])
        let changes: HouseholdHistory = [dayBefore: living(1), dayBefore + 11: living(4)]
        let meter = try #require(LevelMeter(period, DomainTests.levels(.always), changes))
        #expect(filled(meter) == levels)
        #expect(meter.next.map { "\($0.step.rawValue) \($0.day.iso)" } == next)
    }

    @Test("At the month's end they are those of the calculation", arguments: [90, 200, 400, 1000] as [Int64])
    func monthEnd(used: Int64) throws {
        let period = try MeteredConsumption([counted((dayBefore, 500), (dayBefore + 31, 500 + used))])
        let changes: HouseholdHistory = [dayBefore: living(1), dayBefore + 11: living(3), dayBefore + 20: living(2)]
        for plan in [
            DomainTests.levels(.always),
            DomainTests.levels(.below30, more: [price(.level2, "23", from: dayBefore + 25)]),
        ] {
            let calculation = try plan.charge(
                [.total: Fraction(Int128(used))], after: dayBefore, until: dayBefore + 31, households: changes)
            let meter = try #require(LevelMeter(period, plan, changes))
            let used = meter.parts.flatMap { $0.levels.map(\.used) }.filter { $0 > .zero }
            #expect(used == calculation.lines.map(\.quantity).filter { $0 > .zero })
        }
    }

    private func filled(_ meter: LevelMeter) -> [String] {
        meter.parts.map { part in
            part.levels.map { $0.used.rounded(places: 2).canonical }.joined(separator: " ")
        }
    }

    @Test("A plan without levels has none")
    func flat() throws {
        let period = try MeteredConsumption([counted((dayBefore, 500), (dayBefore + 5, 510))])
        #expect(LevelMeter(period, DomainTests.flat([price(.all, "19")]), [dayBefore: living(1)]) == nil)
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

    @Test("In parts if the household, a norm or a price changes in the month; none if the plan does")
    func changes() {
        func parts(_ standing: LevelStanding?) -> Int? { standing?.meter.parts.count }
        let alone: HouseholdHistory = [dayBefore: living(1)]
        #expect(parts(standing(alone)) == 1)
        #expect(parts(standing([dayBefore: living(1), dayBefore + 10: living(4)])) == 2)
        #expect(parts(standing(alone, more: [price(.level2, "23", from: dayBefore + 15)])) == 2)
        #expect(parts(standing(alone, norms: norms(.noStove, "100", "170", from: dayBefore + 5))) == 2)
        let coming = standing([dayBefore: living(1), dayBefore + 25: living(4)])
        #expect(parts(coming) == 1 && coming?.meter.hasLaterParts == true)
        #expect(parts(standing(alone, norms: norms(.stove, "200", "300", from: dayBefore + 5))) == 1)
        let other = Household(residents: 1, category: .noStove, plan: "other")
        #expect(standing([dayBefore: other, dayBefore + 10: living(1)]) == nil)
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
