import Domain
import Testing

/// Charges worked out a second time, in plain integers, from what docs/tariffs.md says: the days are divided at each change,
/// each part has its share of the consumption by its days, and of the norms residents × days ÷ 30.5 (or, for a month or more
/// that counts as one, their share of it); the exact sum is rounded once.
private struct Oracle {
    let days: Int
    let proration: Plan.Proration
    /// For each day: the household, the prices of the levels or of everything, and the ends of the levels, in millionths.
    let eachDay: [Day]

    struct Day: Equatable {
        let residents: Int
        let prices: [Int64]
        let ends: [Int64]
    }

    /// - Parameter used: in millionths.
    /// - Returns: in tiyn.
    func sum(_ used: Int64) -> Int64 {
        // In 1 / (10¹² × days × 61) tenge.
        var exact = Int128(0)
        var first = 0
        while first < days {
            let last =
                (first..<days).last { last in (first...last).allSatisfy { eachDay[$0] == eachDay[first] } } ?? first
            exact += part(eachDay[first], Int128(last - first + 1), Int128(used))
            first = last + 1
        }
        let unit = Int128(1_000_000_000_000) * Int128(days) * 61
        let (whole, rest) = (exact * 100).quotientAndRemainder(dividingBy: unit)
        return Int64(whole) + (rest * 2 >= unit ? 1 : 0)
    }

    private func part(_ day: Day, _ length: Int128, _ used: Int128) -> Int128 {
        var (rest, below, sum) = (used * length * 61, Int128(0), Int128(0))
        for (place, price) in day.prices.enumerated() {
            guard place < day.ends.count else { return sum + rest * Int128(price) }
            let residents = Int128(day.ends[place]) * Int128(day.residents) * length
            let isMonth = proration == .below30 && days >= 30
            let end = max(below, isMonth ? residents * 61 : residents * 2 * Int128(days))
            let step = min(rest, end - below)
            (sum, rest, below) = (sum + step * Int128(price), rest - step, end)
            if rest == 0 { break }
        }
        return sum
    }
}

@Suite("Charges against an oracle")
struct OracleTests {
    @Test("Some thousand charges of random households, changes and meters agree to the tiyn, and not with a tiyn more")
    func charges() throws {
        var random = Random(seed: 20_210_731)
        for number in 0..<3000 {
            let days = random.from(1...62)
            let isByLevels = random.from(0...3) > 0
            let proration: Plan.Proration = random.from(0...1) == 0 ? .always : .below30
            let prices = changes(&random, days) { random in
                (0..<(isByLevels ? 3 : 1)).map { _ in Int64(random.from(1...9_999)) * 10_000 }.sorted()
            }
            let ends = changes(&random, days) { random in
                isByLevels ? (0..<2).map { _ in Int64(random.from(0...400)) * 500_000 }.sorted() : []
            }
            let residents = changes(&random, days) { random in random.from(0...6) }
            let used = Int64(random.from(0...2_000_000)) * 1_000

            let oracle = Oracle(
                days: days, proration: proration,
                eachDay: (0..<days).map { day in
                    Oracle.Day(
                        residents: residents.at(day), prices: prices.at(day), ends: ends.at(day))
                })
            let plan = Plan(
                code: "levels", service: "el", name: Words(kk: "", ru: "", en: ""),
                method: isByLevels ? .levels : .flat,
                proration: proration,
                prices: prices.flatMap { from, all in
                    zip(isByLevels ? TariffStep.levels : [.all], all).map { step, price in
                        Plan.Price(
                            step: step, validFrom: dayBefore + 1 + from, price: ExactDecimal(millionths: price),
                            vatPercent: 12, isConfirmed: true, decision: nil)
                    }
                },
                norms: ends.flatMap { from, all in
                    (isByLevels ? all.map(Optional.init) + [nil] : []).enumerated().map { place, end in
                        Plan.Norm(
                            category: .noStove, step: TariffStep.levels[place], validFrom: dayBefore + 1 + from,
                            upperLimit: end.map(ExactDecimal.init), decision: nil)
                    }
                })
            let households = HouseholdHistory(residents.map { (from: dayBefore + 1 + $0, living($1)) })
            let meter = ReadingInterval(
                meter: "M1", register: .total, previous: reading(dayBefore, 500),
                current: Reading(
                    day: dayBefore + days, value: ExactDecimal(millionths: 500_000_000 + used), origin: .company),
                ratio: decimal("1"), capacity: Meter.capacity(digits: 5))
            let (sum, book) = (oracle.sum(used), TariffBook([plan], usualCategories))
            func check(_ tiyn: Int64) -> ChargeCheck {
                ChargeGrounds(
                    service: "el", month: july, billed: Money(tiyn: tiyn), lines: [], readings: BilledReadings([meter]),
                    households: households
                ).check(book)
            }
            #expect(check(sum).agrees, "charge \(number): \(check(sum))")
            #expect(!check(sum + 1).agrees, "charge \(number), a tiyn more")
        }
    }

    /// What is valid from the first day, and perhaps from one or two later ones: by the number of the day.
    private func changes<Value>(
        _ random: inout Random, _ days: Int, _ value: (inout Random) -> Value
    ) -> [(from: Int, value: Value)] {
        let later = random.from(0...2) == 0 ? (0..<random.from(1...2)).map { _ in random.from(0...(days - 1)) } : []
        return Set([0] + later).sorted().map { (from: $0, value: value(&random)) }
    }
}

extension [(from: Int, value: Int)] {
    fileprivate func at(_ day: Int) -> Int { last { $0.from <= day }?.value ?? 0 }
}

extension [(from: Int, value: [Int64])] {
    fileprivate func at(_ day: Int) -> [Int64] { last { $0.from <= day }?.value ?? [] }
}

/// The same numbers in every run.
private struct Random {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func from(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }
}
