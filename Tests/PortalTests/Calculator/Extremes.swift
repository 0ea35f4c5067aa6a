import Domain
import Markup
import Words

@testable import Portal

/// Plans, households, meters and forms at the limits of the exchange format, made from a seed.
struct Extremes {
    private var random: Steps
    private let today = Day(year: 2019, month: 10, day: 16)!

    init(seed: UInt64) {
        random = Steps(state: seed)
    }

    /// Works out what a visitor types and what a customer types, and renders it. Whatever comes of it is right, as long
    /// as the program goes on.
    mutating func run(_ texts: Texts) {
        let plans = [plan(.levels), plan(.flat), plan(.levels), plan(.zones), plan(.flat)]
        let service = Service(
            code: "el", unit: .kilowattHours, name: Words(kk: "Қ", ru: "У", en: "S"),
            supplier: Words(kk: "Ж", ru: "П", en: "S"))
        let words = CalculatorWords(service: service, texts: texts)
        for plan in plans {
            visitor(plan, plans, words)
            customer(plan, plans, words)
        }
    }

    private mutating func visitor(_ plan: Plan, _ plans: [Plan], _ words: CalculatorWords) {
        var typed = TypedConsumption()
        typed.residents = "\(pick([1, 2, 3, 50, 98, 99]))"
        (typed.hasElectricStove, typed.hasBenefit) = (chance(2), chance(4))
        (typed.isByReadings, typed.isByDates) = (chance(3), chance(2))
        for register in Register.allCases {
            typed.used[register] = quantity(999_999)
            (typed.previous[register], typed.current[register]) = (quantity(1000), quantity(1_000_000_000))
        }
        (typed.month, typed.year) = ("\(number(1...12))", "\(number(2017...2019))")
        let days = pick([1, 2, 29, 30, 31, 61, 365, 397, 400])
        (typed.from, typed.until) = ((today - days).iso, today.iso)
        let checked = typed.checked(
            for: plan, CategoryQuestion(usualCategories), today: today, language: words.language)
        guard case .success(let consumption) = checked,
            let worked = try? WorkedOut(consumption, by: plan, among: plans, usualCategories)
        else { return }
        let sentences = PublicCalculatorWords(words: words, plan: plan).steps(typed, worked)
        show(worked, sentences, words)
    }

    private mutating func customer(_ plan: Plan, _ plans: [Plan], _ words: CalculatorWords) {
        let meter = meter(plan.method == .zones ? .dayPeakNight : .total)
        var typed = TypedReadings(day: (today - pick([0, 0, 1, 30])).iso, values: [:])
        for register in Register.allCases { typed.values[register] = quantity(999_999_999) }
        (typed.hasRolledOver, typed.isConfirmed, typed.isUnread) = (chance(2), chance(2), chance(4))
        if typed.isUnread { typed.values = [:] }
        let start = pick(meter.starts)
        let households = households(plan)
        if let counted = try? MeteredConsumption(intervals(meter)) {
            _ = LevelMeter(counted, plan, households)
        }
        guard case .success(let checked) = typed.checked(meter, from: start, today: today, language: words.language)
        else { return }
        let consumption = Consumption(checked.used, after: start, until: checked.day, households: households)
        guard let worked = try? WorkedOut(consumption, by: plan, among: plans, usualCategories) else { return }
        let steps = ReadingSteps(meter: meter, checked: checked, consumption: consumption, words: words)
        show(worked, steps.sentences + steps.notes, words)
    }

    private func intervals(_ meter: MeterReadings) -> [ReadingInterval] {
        meter.intervals(after: (today.month - 1).lastDay, until: today).compactMap(\.self)
    }

    private func show(_ worked: WorkedOut, _ sentences: [String], _ words: CalculatorWords) {
        let view = CalculationView(title: "", worked: worked, consumption: sentences, notes: [], words: words)
        _ = HTML.document { view.write(to: &$0) }
    }

    // MARK: What a batch may say

    private mutating func plan(_ method: Plan.Method) -> Plan {
        let steps: [TariffStep] =
            switch method {
            case .levels: [.level1, .level2, .level3]
            case .zones: [.day, .peak, .night]
            default: [.all]
            }
        var days = [Day(year: 2000, month: 1, day: 1)!]
        for _ in 0..<pick([0, 0, 1, 2, 5]) { days.append(today - number(0...400)) }
        let base = edge(100_000)
        let prices = days.flatMap { day in steps.map { price($0, from: day, near: base) } }
        var norms: [Plan.Norm] = []
        for day in days.prefix(2) {
            for category in usualCategories.all.map(\.code) where method == .levels {
                for step in steps { norms.append(norm(category, step, from: day)) }
            }
        }
        return Plan(
            code: PlanCode(stored: "p\(number(1...9_999_999))"), service: "el", name: Words(kk: "", ru: "", en: ""),
            method: method, proration: chance(2) ? .always : .below30, prices: prices, norms: norms)
    }

    /// Often just beside another price: then the plans cost the same only far away.
    private mutating func price(_ step: TariffStep, from day: Day, near base: Int64) -> Plan.Price {
        let own = chance(2) ? edge(100_000) : base + Int64(pick([-1, 0, 1]))
        return Plan.Price(
            step: step, validFrom: day, price: ExactDecimal(millionths: min(max(own, 0), 100_000_000_000)),
            vatPercent: pick([0, 12, 100]), isConfirmed: chance(2), decision: nil)
    }

    private mutating func norm(_ category: CategoryCode, _ step: TariffStep, from day: Day) -> Plan.Norm {
        let limit = step == .level3 || chance(12) ? nil : ExactDecimal(millionths: edge(100_000))
        return Plan.Norm(category: category, step: step, validFrom: day, upperLimit: limit, decision: nil)
    }

    private mutating func households(_ plan: Plan) -> HouseholdHistory {
        var changes: [HouseholdHistory.Change] = []
        for day in [Day(year: 1900, month: 1, day: 1)!] + (0..<pick([0, 1, 3])).map({ _ in today - number(0...400) }) {
            let residents = pick([0, 1, 2, 61, 999, 1000])
            let category = pick(usualCategories.all.map(\.code))
            changes.append(.init(from: day, Household(residents: residents, category: category, plan: plan.code)))
        }
        return HouseholdHistory(changes.sorted { $0.from < $1.from })
    }

    private mutating func meter(_ registers: Meter.Registers) -> MeterReadings {
        let digits = pick([1, 5, 8, 9])
        let meter = Meter(
            service: "el", number: "M", registers: registers, digits: digits,
            ratio: ExactDecimal(millionths: max(1, edge(10_000))))
        let days = [0, 1, pick([2, 30, 400]), pick([16, 31]), pick([4000, 40_000])].map { today - 1 - $0 }
        let most = meter.capacity.millionths - 1
        var readings: [Register: [Reading]] = [:]
        for register in registers.all {
            readings[register] = Set(days).sorted().map { day in
                let value = min(most, chance(3) ? Int64(number(0...3)) : edge(most / 1_000_000))
                return Reading(
                    day: day, value: ExactDecimal(millionths: max(0, value)), origin: pick([.company, .average]))
            }
            if chance(2) { readings[register]?.sort { $0.value < $1.value } }
        }
        return MeterReadings(meter, readings)
    }

    // MARK: Numbers

    /// Millionths from zero to `most` units: at the ends, beside them, in the middle, or anything.
    private mutating func edge(_ most: Int64) -> Int64 {
        let end = most * 1_000_000
        return pick([
            0, 1, 2, end, end - 1, end - 7, end / 2, end / 2 + 1, end / 3, Int64.random(in: 0...end, using: &random),
            Int64.random(in: 0...1_000_000_000, using: &random),
        ]).clamped(to: 0...end)
    }

    /// As typed, with at most three places.
    private mutating func quantity(_ most: Int64) -> String {
        ExactDecimal(millionths: edge(most) / 1000 * 1000).canonical
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func chance(_ one: Int) -> Bool { number(1...one) == 1 }
    private mutating func pick<T>(_ values: [T]) -> T { values[number(0...(values.count - 1))] }
}

extension Int64 {
    fileprivate func clamped(to range: ClosedRange<Int64>) -> Int64 {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}

/// Steele, Lea, Flood: "Fast splittable pseudorandom number generators" (2014). The same numbers from the same seed.
private struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
