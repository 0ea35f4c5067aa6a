/// What a line must be by the tariffs of its service, without the household's plan: a price that is in force on those
/// days, and the quantity that a plan with that price charges.
struct LineRule {
    let grounds: ChargeGrounds
    let line: BillLine

    /// - Returns: nil if it is as a plan has it.
    /// - Throws: `ChargeCheck.Obstacle` if that cannot be told.
    func difference(among plans: [Plan]) throws(ChargeCheck.Obstacle) -> LineDifference? {
        let days = days
        let prices = plans.map { (plan: $0, prices: $0.prices(of: line.step, in: days)) }
        let inForce = Set(prices.flatMap(\.prices))
        guard !inForce.isEmpty else {
            let isCounted = line.method == .meter || !plans.contains(where: \.isMetered)
            throw isCounted ? .noTariff : .notMetered(line.method)
        }
        guard inForce.contains(line.price) else {
            return .price(line.step, billed: line.price, inForce: inForce.sorted())
        }
        var (difference, obstacle): (LineDifference?, ChargeCheck.Obstacle?)
        for (plan, prices) in prices where prices.contains(line.price) {
            do throws(ChargeCheck.Obstacle) {
                guard let wrong = try self.difference(by: plan) else { return nil }
                difference = wrong
            } catch {
                obstacle = obstacle ?? error
            }
        }
        if let obstacle { throw obstacle }
        return difference
    }

    /// Between the readings, or in the month.
    private var days: ClosedRange<Day> {
        let readings = grounds.readings.intervals
        guard line.method == .meter, let first = readings.map(\.previous.day).min(),
            let last = readings.map(\.current.day).max(), first < last
        else { return grounds.month.firstDay...grounds.month.lastDay }
        return first + 1...last
    }

    private func difference(by plan: Plan) throws(ChargeCheck.Obstacle) -> LineDifference? {
        switch plan.method {
        case .levels, .zones: throw .plan
        case .flat: return try metered()
        case .perMonth: return quantity([ExactDecimal(millionths: 1_000_000)])
        case .perPerson: return try persons()
        case .perSquareMetre:
            guard let area = grounds.households.area else { throw .noArea }
            return quantity([area])
        }
    }

    private func quantity(_ right: [ExactDecimal]) -> LineDifference? {
        guard let first = right.first, !right.contains(line.quantity) else { return nil }
        return .quantity(line.step, billed: line.quantity, right: first)
    }

    /// All of the service's metered lines together.
    private func metered() throws(ChargeCheck.Obstacle) -> LineDifference? {
        guard line.method == .meter || line.method == .average else { throw .notMetered(line.method) }
        try grounds.readings.checkComplete()
        guard !grounds.readings.intervals.isEmpty else { throw .noReadings }
        guard let counted = grounds.readings.intervals.counted else {
            throw .unclearReadings(meter: grounds.readings.intervals[0].meter)
        }
        let billed = grounds.lines.map(\.quantity).sum()
        guard billed != counted else { return nil }
        // An estimate need not be what was read.
        guard line.method == .meter else { throw .notMetered(line.method) }
        return .quantity(line.step, billed: billed, right: counted)
    }

    private func persons() throws(ChargeCheck.Obstacle) -> LineDifference? {
        let (first, last) = (grounds.month.firstDay, grounds.month.lastDay)
        guard let household = grounds.households.known(on: first) ?? grounds.households.known(on: last) else {
            throw .tariff(.noHousehold(first))
        }
        let changes = grounds.households.changes(after: first, until: last)
        let right = ([household] + changes.map(\.household)).map {
            ExactDecimal(millionths: Int64($0.residents) * 1_000_000)
        }
        guard let wrong = quantity(right) else { return nil }
        // No source says how a month is charged in which the number changes.
        if let change = changes.first(where: { $0.household.residents != household.residents }) {
            throw .residentsChanged(change.from)
        }
        return wrong
    }
}

extension Plan {
    /// All that are in force on any of the days.
    fileprivate func prices(of step: TariffStep, in days: ClosedRange<Day>) -> [ExactDecimal] {
        let starts = [days.lowerBound] + changes(after: days.lowerBound, until: days.upperBound)
        return starts.compactMap { rates(on: $0)?.price(of: step)?.price }
    }
}
