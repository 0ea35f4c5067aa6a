/// The cost of a plan for certain days as a function of the consumption: zero at zero, then linear between bends.
struct CostCurve {
    /// The quantities from which a new unit price applies. Ascending; the first is zero.
    let bends: [Bend]

    struct Bend {
        let from: Fraction
        /// Tenge for a unit.
        let price: Fraction
    }

    /// The sum of the curves of a period's parts, over which the consumption is distributed.
    init(sumOf curves: [CostCurve]) {
        let starts = Set(curves.flatMap { $0.bends.map(\.from) }).sorted()
        bends = starts.map { start in
            Bend(from: start, price: curves.map { $0.price(above: start) }.reduce(.zero, +))
        }
    }

    init(_ bends: [Bend]) {
        self.bends = bends
    }

    /// The price of the next unit. Of two bends at the same quantity the later one counts: the level between them is
    /// empty.
    func price(above quantity: Fraction) -> Fraction {
        bends.last { $0.from <= quantity }?.price ?? .zero
    }
}

extension Plan {
    /// - Throws: `CalculationError`; `.otherRegisters` for a plan by the time of day, whose cost depends on more than
    ///   one quantity.
    func costs(inDaysOf consumption: Consumption) throws(CalculationError) -> CostCurve {
        let parts = try parts(after: consumption.previous, until: consumption.current, consumption.households)
        var curves: [CostCurve] = []
        for (part, rates) in parts {
            let terms = terms(part, rates)
            let share = Fraction(Int128(part.days), over: Int128(consumption.days))
            curves.append(CostCurve(try terms.bends(of: consumption.days, share)))
        }
        return CostCurve(sumOf: curves)
    }
}

extension Terms {
    /// The consumption is distributed over all days, so these days have a share of each unit; they reach a level's
    /// limit when all days would without any change.
    fileprivate func bends(of days: Int, _ share: Fraction) throws(CalculationError) -> [CostCurve.Bend] {
        guard method == .levels || method == .flat else { throw .otherRegisters }
        let ends = method == .flat ? [nil] : try borders(Fraction(1), of: days)
        let prices = method == .flat ? [try price(of: .all)] : rates.prices
        guard let last = ends.last, last == nil else { throw .noNorm(prices.last?.step ?? .all, from) }
        let starts = [Fraction.zero] + ends.compactMap(\.self)
        return zip(starts, prices).map { CostCurve.Bend(from: $0, price: Fraction($1.price) * share) }
    }
}
