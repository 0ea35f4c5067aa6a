/// How much of a month's levels is used by the latest reading, and when the next level begins at this rate.
package struct LevelMeter: Sendable {
    /// The consumption between the two readings.
    package let period: MeteredConsumption
    /// The last day of the month.
    package let monthEnd: Day
    /// The levels for the days from the previous reading until the month's end.
    package let levels: [Level]
    /// The level that begins next, and its first day; nil if that is not in this month, or if the last level has begun.
    package let next: (step: TariffStep, day: Day)?

    package var isInLastLevel: Bool { (levels.last?.used ?? .zero) > .zero }

    package struct Level: Hashable, Sendable {
        package let price: Plan.Price
        /// The size of the level; nil for the last one, which has no end.
        package let width: Fraction?
        package let used: Fraction
    }

    /// Nil for a plan without levels, or if a norm is missing.
    package init?(_ period: MeteredConsumption, _ plan: Plan, _ household: Household) {
        let monthEnd = period.current.month.lastDay
        let days = monthEnd - period.previous
        guard plan.method == .levels, days > 0, period.days > 0, let rates = plan.rates(on: period.current) else {
            return nil
        }
        let terms = Terms(
            method: .levels, proration: plan.proration, rates: rates, household: household, from: period.current)
        let used = Fraction(period.quantity)
        guard let steps = try? terms.steps([.total: used], Fraction(1), of: days),
            let borders = try? terms.borders(of: days)
        else { return nil }

        (self.period, self.monthEnd) = (period, monthEnd)
        var below = Fraction.zero
        levels = rates.prices.enumerated().map { place, price in
            let end = borders[place]
            defer { below = end ?? below }
            return Level(
                price: price, width: end.map { $0 - below },
                used: steps.indices.contains(place) ? steps[place].quantity : .zero)
        }
        next = LevelMeter.next(after: used, period, borders, rates.prices, until: monthEnd)
    }

    /// On day n after the previous reading, n × pace is used: the level begins on the first day above its border.
    private static func next(
        after used: Fraction, _ period: MeteredConsumption, _ borders: [Fraction?], _ prices: [Plan.Price],
        until monthEnd: Day
    ) -> (step: TariffStep, day: Day)? {
        guard used > .zero, let place = borders.firstIndex(where: { $0.map { $0 >= used } ?? true }),
            let border = borders[place], place + 1 < prices.count
        else { return nil }
        let days = border * Fraction(Int128(period.days)) * Fraction(used.denominator, over: used.numerator)
        guard let whole = days.whole, whole < monthEnd - period.previous else { return nil }
        return (prices[place + 1].step, period.previous + whole + 1)
    }
}
