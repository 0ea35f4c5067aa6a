import Domain
import Testing

/// With the largest values of a batch and a form, and six decimals, nothing overflows: that would crash the program.
@Suite("At the limits")
struct BoundsTests {
    private static let odd: [Int64] = [
        100_000_000_000, 99_999_999_999, 99_999_999_989, 1, 3, 16_710_001, 99_999_999_977,
    ]
    private static let used: [Int64] = [0, 1, 999_999_999_999_999, 1_000_000_000_000_000, 123_456_789_012_345]

    private func plan(_ method: Plan.Method, _ prices: [Int64], _ limits: [Int64]) -> Plan {
        let steps: [TariffStep] = method == .flat ? [.all] : [.level1, .level2, .level3]
        let days = [dayBefore - 900, dayBefore + 7, dayBefore + 20]
        let words = Words(kk: "", ru: "", en: "")
        return Plan(
            code: PlanCode(stored: method.rawValue), service: "el", name: words, method: method, proration: .always,
            prices: days.enumerated().flatMap { place, day in
                zip(steps, prices).map { step, price in
                    Plan.Price(
                        step: step, validFrom: day, price: ExactDecimal(millionths: max(0, price - Int64(place))),
                        vatPercent: 12, isConfirmed: true, decision: nil)
                }
            },
            norms: zip(steps, limits.map(Optional.some) + [nil]).map { step, limit in
                Plan.Norm(
                    category: .noStove, step: step, validFrom: days[0],
                    upperLimit: limit.map { ExactDecimal(millionths: $0) }, decision: nil)
            })
    }

    @Test("Charges, comparisons, levels and changes are calculated", arguments: odd, odd)
    func largest(price: Int64, limit: Int64) throws {
        let levels = plan(.levels, [price, 99_999_999_999, 7], [limit, 100_000_000_000])
        let flat = plan(.flat, [99_999_999_991], [])
        let book = TariffBook([levels, flat], usualCategories)
        let household = Household(residents: 1000, category: .noStove, plan: "levels")
        let other = Household(residents: 999, category: .noStove, plan: "levels")
        let households: HouseholdHistory = [dayBefore - 900: household, dayBefore + 11: other]
        for used in BoundsTests.used {
            let quantity = Fraction(ExactDecimal(millionths: used))
            for days in [1, 31, 397] {
                let consumption = Consumption(
                    [.total: quantity], after: dayBefore, until: dayBefore + days, households: households)
                let result = try levels.charge(
                    [.total: quantity], after: dayBefore, until: dayBefore + days, households: households)
                #expect(result.lines.map(\.sum).sum() == result.total)
                #expect(result.vatByRate.map(\.sum).sum() <= result.total)
                _ = try? levels.breakEven(with: flat, inDaysOf: consumption)
                _ = levels.alternatives(to: consumption, among: [flat], usualCategories)
                let meters = [metered(used, days, after: dayBefore)]
                if let period = try? MeteredConsumption(meters) { _ = LevelMeter(period, levels, households) }
                let now = try service(result.total, meters, july)
                let before = try service(.zero, [metered(1, 389, after: dayBefore - 389)], july - 1)
                let bill = Bill(
                    month: july, issued: dayBefore + 40, due: dayBefore + 50, household: household, services: [now])
                let checks = bill.checks(households, book)
                _ = bill.changes(since: [before], households: households, book, checks: checks)
            }
        }
    }

    @Test("More than that is refused, not guessed")
    func more() {
        let levels = plan(.levels, [1, 2, 3], [1, 2])
        let tooMuch = Fraction(1_000_000_001)
        #expect(throws: CalculationError.tooMuch) {
            try levels.charge(
                [.total: tooMuch], after: dayBefore, until: dayBefore + 5, households: [dayBefore: household(1)])
        }
        let period = counted((dayBefore, 0), (dayBefore + 1, 999_999_999), ratio: "10000")
        #expect(period.consumption == nil)
    }

    private func metered(_ used: Int64, _ days: Int, after day: Day) -> ReadingInterval {
        ReadingInterval(
            meter: "M", register: .total, previous: reading(day, 0),
            current: Reading(day: day + days, value: ExactDecimal(millionths: used), origin: .company),
            ratio: decimal("1"), capacity: Meter.capacity(digits: 9))
    }

    private func service(_ charged: Money, _ meters: [ReadingInterval], _ month: Month) throws -> BilledService {
        let words = Words(kk: "", ru: "", en: "")
        return try BilledService(
            service: Service(code: "el", unit: .kilowattHours, name: words, supplier: words),
            balance: MonthBalance(
                month: month, opening: .zero, charged: charged, adjusted: .zero, paid: .zero, closing: charged),
            lines: [], adjustments: [], readings: BilledReadings(meters))
    }
}
