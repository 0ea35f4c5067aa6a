import Domain
import Testing

private func charge(
    _ plan: Plan, _ used: Int, days: Int, _ households: (from: Day, Household)...
) throws -> Calculation {
    try plan.charge(
        [.total: Fraction(Int128(used))], after: dayBefore, until: dayBefore + days,
        households: HouseholdHistory(households))
}

@Suite("A charge by the tariff")
struct CalculationTests {
    @Test(
        "The test vectors of docs/tariffs.md",
        arguments: [
            (209, CategoryCode.stove, 4, 31, Plan.Proration.below30, "3663.77"),
            (80, .noStove, 1, 31, .below30, "1402.40"), (120, .noStove, 1, 31, .below30, "2257.50"),
            (200, .noStove, 1, 31, .below30, "4296.70"), (200, .noStove, 1, 31, .always, "4274.29"),
            (150, .noStove, 2, 20, .always, "2793.49"), (150, .noStove, 2, 20, .below30, "2793.49"),
            (200, .noStoveLone, 1, 31, .below30, "4168.45"), (200, .stoveLone, 1, 31, .below30, "3870.40"),
            (0, .noStove, 1, 31, .always, "0.00"),
        ])
    func vectors(
        used: Int, category: CategoryCode, residents: Int, days: Int, proration: Plan.Proration, total: String
    ) throws {
        let result = try charge(levels(proration), used, days: days, (dayBefore - 900, household(residents, category)))
        #expect(result.total.canonical == total)
        #expect(result.lines.map(\.quantity).reduce(.zero, +) == Fraction(Int128(used)))
    }

    @Test("Two people, twenty days: the borders that docs/tariffs.md gives")
    func borders() throws {
        let result = try charge(levels(.always), 300, days: 20, (dayBefore, household(2)))
        #expect(result.lines.map { $0.border?.quantity.rounded(places: 2).canonical } == ["118.03", "209.84", nil])
    }

    @Test(
        "A limit shows how its norm was prorated",
        arguments: [
            (Plan.Proration.always, 31, nil, [Calculation.Fitting.days], ["91.475410"]),
            (.below30, 31, nil, [.wholeMonth], ["90"]), (.below30, 20, nil, [.days], ["59.016393"]),
            (.below30, 50, 20, [.shareOfMonth, .shareOfMonth], ["36", "108"]),
            (.always, 50, 20, [.days, .days], ["59.016393", "177.049180"]),
        ])
    func fitting(
        proration: Plan.Proration, days: Int, change: Int?, fitting: [Calculation.Fitting], quantities: [String]
    ) throws {
        let households = [(from: dayBefore, household(1))] + (change.map { [(dayBefore + 1 + $0, household(2))] } ?? [])
        let result = try levels(proration).charge(
            [.total: Fraction(10)], after: dayBefore, until: dayBefore + days, households: HouseholdHistory(households))
        #expect(result.lines.compactMap(\.border?.fitting) == fitting)
        let borders = result.lines.compactMap(\.border).map { $0.quantity.rounded(places: 6) }
        #expect(borders == quantities.map(decimal))
    }

    @Test("The shown quantity has only the places that the sum needs")
    func shownQuantity() throws {
        var places: Set<Int> = []
        for used in stride(from: 1, through: 900, by: 23) {
            for days in [1, 17, 28, 31] {
                for line in try charge(levels(.always), used, days: days, (dayBefore, household(1))).lines {
                    let shown = line.shownQuantity
                    let difference = shown.charge(at: line.price.price) - line.sum
                    let exact = (line.quantity * Fraction(line.price.price)).money
                    // Where the sum is not what the exact quantity costs, it is rounded together with those before it.
                    #expect(difference == .zero || exact != line.sum && abs(difference.tiyn) == 1)
                    let fraction = shown.canonical.split(separator: ".").dropFirst().first?.utf8.count ?? 0
                    #expect(fraction <= 6)
                    places.insert(fraction)
                }
            }
        }
        #expect(places.isSuperset(of: [0, 3, 4]))
    }

    @Test("More is never cheaper, and the lines add up to the rounded exact sum")
    func monotonic() throws {
        for plan in [levels(.always), levels(.below30)] {
            for (residents, days) in [(1, 31), (3, 17), (2, 61), (1, 1)] {
                var before = Money.zero
                for used in stride(from: 0, through: 900, by: 7) {
                    let result = try charge(plan, used, days: days, (dayBefore, household(residents)))
                    let exact = result.lines.map { $0.quantity * Fraction($0.price.price) }.reduce(.zero, +)
                    #expect(result.total >= before)
                    #expect(result.total == exact.money)
                    before = result.total
                }
            }
        }
    }

    @Test("Splitting where nothing changes changes nothing")
    func split() throws {
        let plan = levels(.always)
        let same = plan.prices + plan.prices.map { price($0.step, $0.price.canonical, from: dayBefore + 10) }
        let again = Plan(
            code: "", service: "", name: plan.name, method: .levels, proration: .always, prices: same, norms: plan.norms
        )
        for used in [10, 95, 163, 400] {
            let whole = try charge(plan, used, days: 31, (dayBefore, household(1)))
            let parts = try charge(again, used, days: 31, (dayBefore, household(1)))
            #expect(whole.total == parts.total)
            #expect(parts.lines.count > whole.lines.count)
            let housed = try charge(plan, used, days: 31, (dayBefore, household(1)), (dayBefore + 5, household(1)))
            #expect(housed == whole)
        }
    }

    @Test("A price that changes on the last day is for one day")
    func lastDay() throws {
        let result = try charge(
            flat([price(.all, "20"), price(.all, "30", from: dayBefore + 31, vat: 16)]), 310, days: 31,
            (dayBefore, household(1)))
        #expect(result.lines.map(\.sum.canonical) == ["6000.00", "300.00"])
        #expect(result.lines.map(\.part.days) == [30, 1])
        // 6000 × 12/112 + 300 × 16/116
        #expect(result.vatByRate.map(\.percent) == [12, 16])
        #expect(result.vatByRate.map(\.sum.canonical) == ["642.86", "41.38"])
        #expect(result.vatByRate.map(\.sum).sum().canonical == "684.24")
        let after = try charge(
            flat([price(.all, "20"), price(.all, "30", from: dayBefore + 32)]), 310, days: 31, (dayBefore, household(1))
        )
        #expect(after.lines.count == 1)
    }

    @Test("A resident more from the middle on widens the levels of the days after")
    func residents() throws {
        let result = try charge(
            levels(.always), 310, days: 31, (dayBefore, household(1)), (dayBefore + 16, household(2)))
        #expect(result.lines.map(\.part.household.residents) == [1, 1, 1, 2, 2])
        #expect(result.lines.map(\.part.days) == [15, 15, 15, 16, 16])
        #expect(result.lines.map(\.quantity).reduce(.zero, +) == Fraction(310))
    }

    @Test("Times of day each have their price")
    func zones() throws {
        let plan = flat([price(.day, "21.05"), price(.night, "5.02")], .zones)
        let result = try plan.charge(
            [.day: Fraction(100), .night: Fraction(50)], after: dayBefore, until: dayBefore + 30,
            households: [dayBefore: household(1)])
        #expect(result.lines.map(\.sum.canonical) == ["2105.00", "251.00"])
        #expect(throws: CalculationError.otherRegisters) { try charge(plan, 10, days: 30, (dayBefore, household(1))) }
    }

    @Test("What is missing is named, and nothing is guessed")
    func missing() throws {
        let late = flat([price(.all, "20", from: dayBefore + 3)])
        #expect(throws: CalculationError.noPrice(dayBefore + 1)) {
            try charge(late, 1, days: 9, (dayBefore, household(1)))
        }
        #expect(throws: CalculationError.noHousehold(dayBefore + 1)) {
            try charge(levels(.always), 1, days: 9, (dayBefore + 3, household(1)))
        }
        #expect(throws: CalculationError.noDays) { try charge(levels(.always), 1, days: 0, (dayBefore, household(1))) }
        #expect(throws: CalculationError.negative) {
            try charge(levels(.always), -1, days: 9, (dayBefore, household(1)))
        }
        let normless = Plan(
            code: "", service: "", name: late.name, method: .levels, proration: .always,
            prices: [price(.level1, "1")], norms: [])
        #expect(throws: CalculationError.noNorm(.level1, dayBefore + 1)) {
            try charge(normless, 1, days: 9, (dayBefore, household(1)))
        }
    }
}
