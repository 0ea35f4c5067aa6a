/// The check of a bill's charge: it is recalculated from the batches' data and compared.
package enum ChargeCheck: Sendable {
    /// Equal to the tiyn.
    case agrees(Recomputed)
    case differs(Recomputed, likely: LikelyCause?)
    case impossible(Obstacle)

    package struct Recomputed: Sendable {
        package let plan: Plan
        package let period: MeteredConsumption
        package let calculation: Calculation
    }

    /// Why a charge cannot be recalculated. No result is better than a guess.
    package enum Obstacle: Error, Hashable, Sendable {
        /// The household's plan is unknown.
        case plan
        /// The plan changed within the period: no source says how that is charged.
        case onePlan(changed: Day)
        case noReadings
        /// A reading below the previous one, or a ratio that leaves less than a millionth: the meter has rolled over,
        /// or was read wrongly.
        case unclearReadings(meter: MeterNumber)
        /// A meter in use, or one of its registers, was not read.
        case unread(meter: MeterNumber)
        /// Its registers were read on different days.
        case registersApart(meter: MeterNumber)
        /// There is no reading for the days after this one.
        case gap(after: Day)
        /// It was not charged by the meter.
        case notMetered(BillLine.Method)
        case tariff(CalculationError)
    }

    package var agrees: Bool {
        if case .agrees = self { true } else { false }
    }

    package var recomputed: Recomputed? {
        switch self {
        case .agrees(let recomputed), .differs(let recomputed, _): recomputed
        case .impossible: nil
        }
    }
}

/// The basis of a metered charge.
package struct ChargeGrounds: Sendable {
    package let service: ServiceCode
    package let month: Month
    package let billed: Money
    /// Empty if the batch has only the sum.
    package let lines: [BillLine]
    package let meters: [ReadingInterval]
    /// Further meters in use that were not read.
    package let unread: [MeterNumber]
    package let households: HouseholdHistory

    package init(
        service: ServiceCode, month: Month, billed: Money, lines: [BillLine], meters: [ReadingInterval],
        unread: [MeterNumber] = [], households: HouseholdHistory
    ) {
        (self.service, self.month, self.billed, self.lines) = (service, month, billed, lines)
        (self.meters, self.unread, self.households) = (meters, unread, households)
    }

    /// Whether the household's plan, at the month's end, was for the service.
    package func isPlanned(_ tariffs: TariffBook) -> Bool {
        households.known(on: month.lastDay)?.plan.flatMap { tariffs[$0] }?.service == service
    }

    /// The billed quantity; nil if the batch has only the sum.
    package var quantity: ExactDecimal? { lines.isEmpty ? nil : lines.map(\.quantity).sum() }

    package func check(_ tariffs: TariffBook) -> ChargeCheck {
        do throws(ChargeCheck.Obstacle) {
            let recomputed = try recompute(tariffs)
            guard recomputed.calculation.total != billed else { return .agrees(recomputed) }
            return .differs(recomputed, likely: LikelyCause(of: self, recomputed, tariffs.categories))
        } catch {
            return .impossible(error)
        }
    }

    /// Recalculates the charge by the household's plan.
    package func recompute(_ tariffs: TariffBook) throws(ChargeCheck.Obstacle) -> ChargeCheck.Recomputed {
        if let other = lines.first(where: { $0.method == .norm || $0.method == .fixed }) {
            throw .notMetered(other.method)
        }
        if let meter = unread.first { throw .unread(meter: meter) }
        let period = try MeteredConsumption(meters)
        return try recompute(by: try plan(in: period, tariffs), period)
    }

    /// Calculates it as if it had been charged by `plan`.
    package func recompute(
        by plan: Plan, _ period: MeteredConsumption
    ) throws(ChargeCheck.Obstacle) -> ChargeCheck.Recomputed {
        do throws(CalculationError) {
            let calculation = try plan.charge(
                period.used.mapValues(Fraction.init), after: period.previous, until: period.current,
                households: households)
            return ChargeCheck.Recomputed(plan: plan, period: period, calculation: calculation)
        } catch {
            throw .tariff(error)
        }
    }

    private func plan(in period: MeteredConsumption, _ tariffs: TariffBook) throws(ChargeCheck.Obstacle) -> Plan {
        let first = period.previous + 1
        guard let household = households.known(on: first) else { throw .tariff(.noHousehold(first)) }
        let changed = households.changes(after: first, until: period.current).first {
            $0.household.plan != household.plan
        }
        if let changed { throw .onePlan(changed: changed.from) }
        guard let plan = household.plan.flatMap({ tariffs[$0] }), plan.service == service else { throw .plan }
        return plan
    }
}
