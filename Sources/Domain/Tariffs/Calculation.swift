/// A charge worked out line by line (F5): each level or time of day of each part of the period, its price, its sum.
///
/// Everything inside is exact. The one rounding is that of the sum, to 0.01 tenge; a line's sum is what it adds to the
/// rounded sum of those before it, so that the lines add up.
package struct Calculation: Hashable, Sendable {
    package let lines: [Line]

    package var total: Money { lines.map(\.sum).sum() }

    /// The tax that is inside the total: of each rate's sum, sum × rate / (100 + rate).
    package var vat: Money {
        Dictionary(grouping: lines, by: \.price.vatPercent).map { percent, lines in
            Money.rounding(
                Int128(lines.map(\.sum.tiyn).reduce(0, +)) * Int128(percent), over: Int128(100 + percent) * 100)
        }.sum()
    }

    /// Whether a source confirms every price of it.
    package var isConfirmed: Bool { lines.allSatisfy(\.price.isConfirmed) }

    package struct Line: Hashable, Sendable {
        package let part: Part
        package let step: BillLine.Step
        package let quantity: Fraction
        package let price: Plan.Price
        /// The level's norm, and where it ends for this household and these days; nil where it has no end.
        package let border: Border?
        package let sum: Money
    }

    /// A stretch of days in which nothing changes: neither price, nor norm, nor household.
    package struct Part: Hashable, Sendable {
        /// The first day of it, and the last.
        package let first: Day
        package let last: Day
        package let household: Household

        package var days: Int { last - first + 1 }
    }

    package struct Border: Hashable, Sendable {
        package let norm: Plan.Norm
        /// norm × residents, for the days of the part.
        package let quantity: Fraction
    }
}

/// Why a charge can't be worked out. A missing answer is better than a guessed one.
package enum CalculationError: Error, Hashable, Sendable {
    /// The period has no day.
    case noDays
    /// How the household was on that day is not known.
    case noHousehold(Day)
    case noPrice(Day)
    /// A level has a price and no norm.
    case noNorm(BillLine.Step, Day)
    /// The plan charges by something else than was given: by the time of day, and there is one register only.
    case otherRegisters
    /// From that day on the household is charged by another plan.
    case otherPlan(Day)
    case negative
}

extension Plan {
    /// Works out what a consumption costs.
    ///
    /// - Throws: `CalculationError` when something is missing.
    package func charge(_ consumption: Consumption) throws(CalculationError) -> Calculation {
        guard consumption.used.values.allSatisfy({ $0 >= .zero }) else { throw .negative }
        let days = consumption.days
        var lines: [Calculation.Line] = []
        var exact = Fraction.zero
        for part in try parts(of: consumption) {
            let share = Fraction(Int128(part.days), over: Int128(days))
            let used = consumption.used.mapValues { $0 * share }
            for (step, quantity, border) in try steps(used, part, ofDays: days) {
                guard let price = price(of: step, on: part.first) else { throw .noPrice(part.first) }
                let before = exact.money
                exact = exact + quantity * Fraction(price.price)
                lines.append(
                    Calculation.Line(
                        part: part, step: step, quantity: quantity, price: price, border: border,
                        sum: exact.money - before))
            }
        }
        return Calculation(lines: lines)
    }

    /// Splits the days wherever a price, a norm or the household changes.
    func parts(of consumption: Consumption) throws(CalculationError) -> [Calculation.Part] {
        let (first, last, households) = (consumption.previous + 1, consumption.current, consumption.households)
        guard first <= last else { throw .noDays }
        let changes = prices.map(\.validFrom) + norms.map(\.validFrom) + households.map(\.from)
        let starts = ([first] + Set(changes.filter { $0 > first && $0 <= last })).sorted()
        var parts: [Calculation.Part] = []
        for (index, start) in starts.enumerated() {
            let household = households.filter { $0.from <= start }.max { $0.from < $1.from }
            guard let household else { throw .noHousehold(start) }
            if let own = household.1.plan, own != code { throw .otherPlan(start) }
            let end = index + 1 < starts.count ? starts[index + 1] + -1 : last
            // A day on which something else changed is no part of its own.
            if let before = parts.last, before.household == household.1, isSame(before.first, start, before.household) {
                parts[parts.count - 1] = Calculation.Part(first: before.first, last: end, household: before.household)
            } else {
                parts.append(Calculation.Part(first: start, last: end, household: household.1))
            }
        }
        return parts
    }

    /// Whether the same prices and norms hold on both days.
    private func isSame(_ one: Day, _ other: Day, _ household: Household) -> Bool {
        BillLine.Step.allCases.allSatisfy { step in
            price(of: step, on: one) == price(of: step, on: other)
                && norm(of: step, for: household.category, on: one)
                    == norm(of: step, for: household.category, on: other)
        }
    }

    private typealias Step = (step: BillLine.Step, quantity: Fraction, border: Calculation.Border?)

    private func steps(
        _ used: [Register: Fraction], _ part: Calculation.Part, ofDays days: Int
    ) throws(CalculationError) -> [Step] {
        switch method {
        case .zones: return try zones(used)
        case .levels: return try levels(used, part, ofDays: days)
        case .flat, .perMonth, .perPerson, .perSquareMetre:
            return [(.all, used.values.reduce(.zero, +), nil)]
        }
    }

    private func zones(_ used: [Register: Fraction]) throws(CalculationError) -> [Step] {
        guard used[.total] == nil else { throw .otherRegisters }
        let steps: [(BillLine.Step, Register)] = [(.day, .day), (.peak, .peak), (.night, .night)]
        return steps.compactMap { step, register in used[register].map { (step, $0, nil) } }
    }

    /// Fills one level after the other.
    private func levels(
        _ used: [Register: Fraction], _ part: Calculation.Part, ofDays days: Int
    ) throws(CalculationError) -> [Step] {
        var rest = used.values.reduce(.zero, +)
        var below = Fraction.zero
        var levels: [Step] = []
        for step in self.steps(on: part.first) {
            guard let border = try border(of: step, above: below, part, ofDays: days) else {
                levels.append((step, rest, nil))
                return levels
            }
            let quantity = min(rest, border.quantity - below)
            levels.append((step, quantity, border))
            (rest, below) = (rest - quantity, border.quantity)
            if rest == .zero { return levels }
        }
        guard let last = levels.last else { throw .noPrice(part.first) }
        throw .noNorm(last.step, part.first)
    }

    /// Where a level ends for a part's household and days; nil where it has no end.
    func border(
        of step: BillLine.Step, above below: Fraction, _ part: Calculation.Part, ofDays days: Int
    ) throws(CalculationError) -> Calculation.Border? {
        guard let norm = norm(of: step, for: part.household.category, on: part.first) else {
            throw .noNorm(step, part.first)
        }
        return norm.upperLimit.map { limit in
            let end = max(below, Fraction(limit) * perNorm(part, ofDays: days))
            return Calculation.Border(norm: norm, quantity: end)
        }
    }

    /// How many monthly norms of a single resident the part has: residents × days / 30.5; or, where a month and more counts
    /// as one, the part's share of it.
    private func perNorm(_ part: Calculation.Part, ofDays days: Int) -> Fraction {
        let residents = Fraction(Int128(part.household.residents))
        let partDays = Int128(part.days)
        switch proration {
        case .below30 where days >= 30: return residents * Fraction(partDays, over: Int128(days))
        case .always, .below30: return residents * Fraction(partDays * 2, over: 61)
        }
    }
}
