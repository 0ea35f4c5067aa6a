import Domain
import Glibc

/// Calculates made-up charges by levels and measures it.
///
///     RecomputeCharges calculate COUNT    what each consumption costs
///     RecomputeCharges check COUNT        what was billed, checked from the readings
@main
struct RecomputeCharges {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let job = arguments.first, let count = arguments.dropFirst().first.flatMap({ Int($0) }) else {
            return print("usage: RecomputeCharges calculate|check COUNT")
        }
        let book = TariffBook([plan], HouseholdCategories([], byMarks: [:]))
        var charges = VariedCharges()
        var (seconds, sum) = (0.0, Int64(0))
        for first in stride(from: 0, to: count, by: 1000) {
            let some = (first..<min(first + 1000, count)).map { _ in charges.next() }
            let start = clock()
            sum += try job == "check" ? check(some, book) : calculate(some)
            seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
        }
        let nanoseconds = Int(seconds / Double(count) * 1e9)
        print("\(job): \(count) charges, \(nanoseconds) ns each, \(Int(Double(count) / seconds)) a second; sum \(sum)")
    }

    private static func calculate(_ charges: [ChargeGrounds]) throws -> Int64 {
        var sum: Int64 = 0
        for charge in charges {
            let period = charge.readings.intervals[0]
            let used = Fraction(period.consumption ?? .zero)
            sum += try plan.charge(
                [.total: used], after: period.previous.day, until: period.current.day, households: charge.households
            ).total.tiyn
        }
        return sum
    }

    private static func check(_ charges: [ChargeGrounds], _ book: TariffBook) throws -> Int64 {
        charges.reduce(0) { sum, charge in sum + (charge.check(book).recomputed?.calculation.total.tiyn ?? 0) }
    }

    /// The prices of a bill of July 2021 and the norms of Almaty (esalmaty.kz).
    static let plan = Plan(
        code: "levels", service: "el", name: Words(kk: "", ru: "", en: ""), method: .levels, proration: .always,
        prices: [price(.level1, 17_530_000), price(.level2, 22_660_000), price(.level3, 28_320_000)],
        norms: norms("no_stove", 90, 160) + norms("stove", 115, 190))

    private static func price(_ step: TariffStep, _ millionths: Int64) -> Plan.Price {
        Plan.Price(
            step: step, validFrom: Day(number: 0), price: ExactDecimal(millionths: millionths), vatPercent: 12,
            isConfirmed: true, decision: nil)
    }

    private static func norms(_ category: CategoryCode, _ first: Int64, _ second: Int64) -> [Plan.Norm] {
        let limits: [(TariffStep, Int64?)] = [(.level1, first), (.level2, second), (.level3, nil)]
        return limits.map { step, limit in
            Plan.Norm(
                category: category, step: step, validFrom: Day(number: 0),
                upperLimit: limit.map { ExactDecimal(millionths: $0 * 1_000_000) }, decision: nil)
        }
    }
}

/// Consumptions, days and households, the same ones in every run and in Benchmarks/charges.py.
struct VariedCharges {
    private var state: UInt64 = 2021

    mutating func next() -> ChargeGrounds {
        let (used, days) = (draw(90_000), 28 + draw(6))
        let (residents, hasStove) = (1 + draw(6), draw(2) == 1)
        let household = Household(
            residents: residents, category: hasStove ? "stove" : "no_stove", plan: "levels")
        func reading(_ day: Int, _ hundredths: Int) -> Reading {
            Reading(
                day: Day(number: day), value: ExactDecimal(millionths: Int64(hundredths) * 10_000), origin: .company)
        }
        let meter = ReadingInterval(
            meter: "M", register: .total, previous: reading(18_800, 500_000),
            current: reading(18_800 + days, 500_000 + used), ratio: ExactDecimal(millionths: 1_000_000),
            capacity: Meter.capacity(digits: 9))
        return ChargeGrounds(
            service: "el", month: Month(year: 2021, month: 7), billed: billed(used, days, residents, hasStove),
            lines: [], readings: BilledReadings([meter]), households: [Day(number: 0): household])
    }

    /// Calculated in integers, as an independent result for the check.
    private func billed(_ hundredths: Int, _ days: Int, _ residents: Int, _ hasStove: Bool) -> Money {
        let (used, scale) = (Int128(hundredths) * 61, Int128(200 * days * residents))
        let first = min(used, (hasStove ? 115 : 90) * scale)
        let second = min(used, (hasStove ? 190 : 160) * scale)
        return .rounding(first * 1753 + (second - first) * 2266 + (used - second) * 2832, over: 100 * 100 * 61)
    }

    /// Knuth's linear congruential generator (MMIX), its upper bits.
    private mutating func draw(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
