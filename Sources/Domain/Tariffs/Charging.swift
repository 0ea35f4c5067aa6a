extension Plan {
    /// Calculates the charge of a consumption.
    ///
    /// - Parameters:
    ///   - used: in the service's unit, by register; `.total` unless the plan has times of day.
    ///   - previous: the day of the previous reading; the charged days begin after it.
    ///   - current: the day of the latest reading; the last charged day.
    ///   - households: its first change is not after the first charged day.
    /// - Throws: `CalculationError` if something is missing.
    package func charge(
        _ used: [Register: Fraction], after previous: Day, until current: Day, households: HouseholdHistory
    ) throws(CalculationError) -> Calculation {
        let parts = try parts(after: previous, until: current, households)
        let days = current - previous
        let stretches = parts.map { part, rates in
            Terms.Stretch(
                share: Fraction(Int128(part.days), over: Int128(days)), terms: terms(part, rates))
        }
        var lines: [Calculation.Line] = []
        _ = try Terms.fill(stretches, used, of: days) { place, step, sum in
            lines.append(
                Calculation.Line(
                    part: parts[place].0, step: step.price.step, quantity: step.quantity, price: step.price,
                    border: step.border, sum: sum))
        }
        return Calculation(lines: lines)
    }

    func terms(_ part: Calculation.Part, _ rates: Rates) -> Terms {
        Terms(method: method, proration: proration, rates: rates, household: part.household, from: part.first)
    }

    /// Splits the days at each change of a price, a norm or the household.
    func parts(
        after previous: Day, until last: Day, _ households: HouseholdHistory
    ) throws(CalculationError) -> [(Calculation.Part, Rates)] {
        guard last > previous else { throw .noDays }
        let first = previous + 1
        var starts = [first]
        let changes = changes(after: first, until: last) + households.changes(after: first, until: last).map(\.from)
        if !changes.isEmpty { starts += Set(changes).sorted() }

        var parts: [(Calculation.Part, Rates)] = []
        for (index, start) in starts.enumerated() {
            guard let household = households.known(on: start) else { throw .noHousehold(start) }
            guard let rates = rates(on: start) else { throw .noPrice(start) }
            let end = index + 1 < starts.count ? starts[index + 1] - 1 : last
            // A change that does not affect this household does not begin a new part.
            if let (before, earlier) = parts.last, before.household == household,
                earlier.isSame(as: rates, for: household.category)
            {
                parts[parts.count - 1].0 = Calculation.Part(first: before.first, last: end, household: household)
            } else {
                parts.append((Calculation.Part(first: start, last: end, household: household), rates))
            }
        }
        return parts
    }
}

/// The terms of a charge while nothing changes.
struct Terms {
    let method: Plan.Method
    let proration: Plan.Proration
    let rates: Plan.Rates
    let household: Household
    /// The first day, for error messages.
    let from: Day

    static let largest = Fraction(Int128(ExactDecimal.largestQuantity))

    struct Step {
        let price: Plan.Price
        let quantity: Fraction
        let border: Calculation.Border?
    }

    struct Stretch {
        /// The share of all charged days.
        let share: Fraction
        let terms: Terms
    }

    /// Charges the parts one after the other, each with its share of the consumption.
    ///
    /// - Parameter line: gets each step with the index of its part, and what it adds to the rounded sum.
    /// - Returns: the sum.
    static func fill(
        _ stretches: [Stretch], _ used: [Register: Fraction], of days: Int,
        line: (Int, Step, Money) -> Void = { _, _, _ in }
    ) throws(CalculationError) -> Money {
        var (exact, rounded) = (Fraction.zero, Money.zero)
        for (place, stretch) in stretches.enumerated() {
            let share = stretch.share
            let part = share == Fraction(1) ? used : used.mapValues { $0 * share }
            for step in try stretch.terms.steps(part, share, of: days) {
                exact = exact + step.quantity * Fraction(step.price.price)
                guard let money = exact.money else { throw .tooMuch }
                line(place, step, money - rounded)
                rounded = money
            }
        }
        return rounded
    }

    /// Divides a consumption among levels or times of day.
    ///
    /// - Parameters:
    ///   - used: in these days, by register.
    ///   - share: these days' share of all charged days.
    ///   - days: the number of charged days.
    func steps(
        _ used: [Register: Fraction], _ share: Fraction, of days: Int
    ) throws(CalculationError) -> [Step] {
        // Levels cannot be taken back without those of the charge that was too high.
        guard method != .levels || used.values.allSatisfy({ $0 >= .zero }) else { throw .negative }
        let all = used.values.reduce(.zero, +)
        guard all.isExact, all.magnitude <= Terms.largest else { throw .tooMuch }
        switch method {
        case .zones: return try zones(used)
        case .levels: return try levels(used, norms: norms(share, of: days))
        case .flat, .perMonth, .perPerson, .perSquareMetre:
            return [Step(price: try price(of: .all), quantity: used.values.reduce(.zero, +), border: nil)]
        }
    }

    func price(of step: TariffStep) throws(CalculationError) -> Plan.Price {
        guard let price = rates.price(of: step) else { throw .noPrice(from) }
        return price
    }

    private func zones(_ used: [Register: Fraction]) throws(CalculationError) -> [Step] {
        guard used[.total] == nil else { throw .otherRegisters }
        var steps: [Step] = []
        for step in TariffStep.zones {
            guard let quantity = step.register.flatMap({ used[$0] }) else { continue }
            steps.append(Step(price: try price(of: step), quantity: quantity, border: nil))
        }
        return steps
    }

    /// Fills one level after the other.
    private func levels(_ used: [Register: Fraction], norms: Norms) throws(CalculationError) -> [Step] {
        var rest = used.count == 1 ? used.first?.value ?? .zero : used.values.reduce(.zero, +)
        var below = Fraction.zero
        var levels: [Step] = []
        for price in try pricesOfLevels() {
            guard let border = try border(of: price.step, norms, after: below) else {
                levels.append(Step(price: price, quantity: rest, border: nil))
                return levels
            }
            let width = border.quantity - below
            levels.append(Step(price: price, quantity: min(rest, width), border: border))
            if rest <= width { return levels }
            (rest, below) = (rest - width, border.quantity)
        }
        throw .noNorm(levels.last?.price.step ?? .level1, from)
    }

    /// The limit of each level in these days; nil for one that has no limit.
    ///
    /// - Parameters:
    ///   - share: these days' share of all charged days.
    ///   - days: the number of charged days.
    func borders(_ share: Fraction, of days: Int) throws(CalculationError) -> [Fraction?] {
        let norms = norms(share, of: days)
        var below = Fraction.zero
        var borders: [Fraction?] = []
        for price in try pricesOfLevels() {
            let end = try border(of: price.step, norms, after: below)?.quantity
            below = end ?? below
            borders.append(end)
        }
        return borders
    }

    private func pricesOfLevels() throws(CalculationError) -> [Plan.Price] {
        guard !rates.prices.isEmpty else { throw .noPrice(from) }
        return rates.prices
    }

    private func border(
        of step: TariffStep, _ norms: Norms, after below: Fraction
    ) throws(CalculationError) -> Calculation.Border? {
        guard let norm = rates.norm(of: step, for: household.category) else { throw .noNorm(step, from) }
        guard let limit = norm.upperLimit else { return nil }
        let quantity = Fraction(limit) * norms.number
        guard quantity.isExact else { throw .tooMuch }
        return Calculation.Border(norm: norm, fitting: norms.fitting, quantity: max(below, quantity))
    }

    private typealias Norms = (number: Fraction, fitting: Calculation.Fitting)

    /// The number of monthly norms of one resident for these days: residents × days / 30.5; or, if a month or more
    /// counts as one, their share of it.
    private func norms(_ share: Fraction, of days: Int) -> Norms {
        let residents = Int128(household.residents)
        switch proration {
        case .below30 where days >= 30:
            return (Fraction(residents) * share, share == Fraction(1) ? .wholeMonth : .shareOfMonth)
        case .always, .below30: return (Fraction(residents * Int128(days) * 2, over: 61) * share, .days)
        }
    }
}
