/// What a plan costs for certain days, as the consumption grows: nothing at zero, then straight from bend to bend.
struct CostCurve {
    /// From how much on the next unit costs how much. Rising; the first from zero.
    let bends: [Bend]

    struct Bend {
        let from: Fraction
        /// Tenge for a unit.
        let price: Fraction
    }

    /// The curves of the parts of a period together: what is used spreads over them.
    init(sumOf curves: [CostCurve]) {
        let starts = Set(curves.flatMap { $0.bends.map(\.from) }).sorted()
        bends = starts.map { start in
            Bend(from: start, price: curves.map { $0.price(above: start) }.reduce(.zero, +))
        }
    }

    init(_ bends: [Bend]) {
        self.bends = bends
    }

    /// What the next unit costs. Of two bends at one place the later one counts: the level between them is empty.
    func price(above quantity: Fraction) -> Fraction {
        bends.last { $0.from <= quantity }?.price ?? .zero
    }
}

extension Plan {
    /// - Throws: `CalculationError`; `.otherRegisters` for a plan by the time of day, whose cost hangs on more than one
    ///   quantity.
    func costs(inDaysOf consumption: Consumption) throws(CalculationError) -> CostCurve {
        var curves: [CostCurve] = []
        for part in try parts(of: consumption) {
            curves.append(try curve(part, ofDays: consumption.days))
        }
        return CostCurve(sumOf: curves)
    }

    private func curve(_ part: Calculation.Part, ofDays days: Int) throws(CalculationError) -> CostCurve {
        guard method == .levels || method == .flat else { throw .otherRegisters }
        let share = Fraction(Int128(part.days), over: Int128(days))
        var from = Fraction.zero
        var bends: [CostCurve.Bend] = []
        for step in method == .flat ? [.all] : steps(on: part.first) {
            guard let price = price(of: step, on: part.first) else { throw .noPrice(part.first) }
            bends.append(CostCurve.Bend(from: from / share, price: Fraction(price.price) * share))
            guard method == .levels, let border = try border(of: step, above: from, part, ofDays: days) else {
                return CostCurve(bends)
            }
            from = border.quantity
        }
        // The last level has an end, or there is none at all: what is above it costs nobody knows what.
        guard let last = steps(on: part.first).last else { throw .noPrice(part.first) }
        throw .noNorm(last, part.first)
    }
}
