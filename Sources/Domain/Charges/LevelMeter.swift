/// How much of a month's levels is used by the latest reading, and when the next level begins at this rate.
package struct LevelMeter: Sendable {
    /// The consumption between the two readings, distributed evenly over its days.
    package let period: MeteredConsumption
    /// The last day of the month.
    package let monthEnd: Day
    /// From the previous reading until the month's end, split at each change of a price, a norm or the household: those
    /// that have begun by the latest reading. Each has levels of its own.
    package let parts: [Part]
    /// Whether other parts begin later in the month.
    package let hasLaterParts: Bool
    /// The level that begins next, and its first day; nil if that is not in this month, or if the last level has begun.
    package let next: (step: TariffStep, day: Day)?

    package var isInLastLevel: Bool { (parts.last?.levels.last?.used ?? .zero) > .zero }

    package struct Part: Hashable, Sendable {
        package let days: Calculation.Part
        package let levels: [Level]
    }

    package struct Level: Hashable, Sendable {
        package let price: Plan.Price
        /// The size of the level; nil for the last one, which has no end.
        package let width: Fraction?
        package let used: Fraction
    }

    /// Nil for a plan without levels, or if a price, a norm or the household of a day is missing.
    package init?(_ period: MeteredConsumption, _ plan: Plan, _ households: HouseholdHistory) {
        let monthEnd = period.current.month.lastDay
        guard plan.method == .levels, period.days > 0,
            let parts = try? plan.parts(after: period.previous, until: monthEnd, households),
            let limited = try? parts.map({ try LimitedPart($0, plan, of: monthEnd - period.previous) })
        else { return nil }
        let pace = Fraction(period.quantity) * Fraction(1, over: Int128(period.days))
        let begun = limited.filter { $0.days.first <= period.current }
        guard let levels = try? begun.map({ try $0.filled(at: pace, until: period.current) }) else { return nil }
        (self.period, self.monthEnd, self.parts) = (period, monthEnd, levels)
        hasLaterParts = begun.count < limited.count
        next = LimitedPart.next(limited, at: pace, after: period.current)
    }
}

/// A part of the month, and where its levels end.
private struct LimitedPart {
    let days: Calculation.Part
    private let terms: Terms
    /// Of all days of the month.
    private let share: Fraction
    private let allDays: Int
    private let borders: [Fraction?]

    init(_ part: (Calculation.Part, Plan.Rates), _ plan: Plan, of allDays: Int) throws(CalculationError) {
        (days, self.allDays) = (part.0, allDays)
        share = Fraction(Int128(days.days), over: Int128(allDays))
        terms = plan.terms(part.0, part.1)
        borders = try terms.borders(share, of: allDays)
    }

    func filled(at pace: Fraction, until last: Day) throws(CalculationError) -> LevelMeter.Part {
        let steps = try terms.steps([.total: used(at: pace, until: last)], share, of: allDays)
        var below = Fraction.zero
        let levels = terms.rates.prices.enumerated().map { place, price in
            let end = borders[place]
            defer { below = end ?? below }
            return LevelMeter.Level(
                price: price, width: end.map { $0 - below },
                used: steps.indices.contains(place) ? steps[place].quantity : .zero)
        }
        return LevelMeter.Part(days: days, levels: levels)
    }

    private func used(at pace: Fraction, until last: Day) -> Fraction {
        pace * Fraction(Int128(min(last, days.last) - days.first + 1))
    }

    /// The first day after the latest reading on which a higher level than now begins: on day n of a part, n × pace of it
    /// is used, and the level begins on the first day above its border.
    static func next(_ parts: [LimitedPart], at pace: Fraction, after latest: Day) -> (step: TariffStep, day: Day)? {
        guard pace > .zero, let now = parts.first(where: { $0.days.last >= latest }) else { return nil }
        let used = now.used(at: pace, until: latest)
        guard let level = now.borders.firstIndex(where: { $0.map { $0 >= used } ?? true }) else { return nil }
        for part in parts where part.days.last > latest {
            let prices = part.terms.rates.prices
            for place in part.borders.indices where place >= level && place + 1 < prices.count {
                guard let border = part.borders[place] else { continue }
                let daysBelow = (border * Fraction(pace.denominator, over: pace.numerator)).whole
                guard let daysBelow, daysBelow < part.days.days else { continue }
                let day = part.days.first + daysBelow
                if day > latest { return (prices[place + 1].step, day) }
            }
        }
        return nil
    }
}
