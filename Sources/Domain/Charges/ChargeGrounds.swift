/// The basis of a charge.
package struct ChargeGrounds: Sendable {
    package let service: ServiceCode
    package let month: Month
    package let billed: Money
    /// Empty if the batch has only the sum.
    package let lines: [BillLine]
    package let readings: BilledReadings
    /// Further readings on which the bill may rest as well.
    package let others: [BilledReadings]
    /// With the plans of the service.
    package let households: HouseholdHistory

    package init(
        service: ServiceCode, month: Month, billed: Money, lines: [BillLine], readings: BilledReadings,
        others: [BilledReadings] = [], households: HouseholdHistory
    ) {
        (self.service, self.month, self.billed, self.lines) = (service, month, billed, lines)
        (self.readings, self.others, self.households) = (readings, others, households)
    }

    /// The billed quantity; nil if the batch has only the sum.
    package var quantity: ExactDecimal? { lines.isEmpty ? nil : lines.map(\.quantity).sum() }

    private func resting(on readings: BilledReadings) -> ChargeGrounds {
        ChargeGrounds(
            service: service, month: month, billed: billed, lines: lines, readings: readings, households: households)
    }
}

extension ChargeGrounds {
    package func check(_ tariffs: TariffBook) -> ChargeCheck {
        let check = checkOfReadings(tariffs)
        guard !check.agrees, !others.isEmpty else { return check }
        let agreeing = others.lazy.map { resting(on: $0).checkOfReadings(tariffs) }.first(where: \.agrees)
        if let agreeing { return agreeing }
        if case .impossible = check { return check }
        // Whatever it rests on: lines that contradict themselves are wrong.
        let lines = LineCheck.products(lines)
        guard lines.isEmpty else { return .differs(.init(recomputed: nil, lines: lines, likely: [])) }
        return .impossible(.severalReadings)
    }

    private func checkOfReadings(_ tariffs: TariffBook) -> ChargeCheck {
        do throws(ChargeCheck.Obstacle) {
            guard isMetered(tariffs) else {
                let lines = try LineCheck.alone(self, tariffs)
                return lines.isEmpty ? .agrees(nil) : .differs(.init(recomputed: nil, lines: lines, likely: []))
            }
            if readings.lacksStart {
                guard let twoMonths else { throw .noStart(meter: readings.intervals[0].meter) }
                return .differs(.init(recomputed: nil, lines: [twoMonths], likely: []))
            }
            return compare(try recompute(tariffs))
        } catch {
            let lines = LineCheck.products(lines)
            return lines.isEmpty
                ? .impossible(error) : .differs(.init(recomputed: nil, lines: lines, likely: []))
        }

        func compare(_ recomputed: ChargeCheck.Recomputed) -> ChargeCheck {
            if let twoMonths { return .differs(.init(recomputed: recomputed, lines: [twoMonths], likely: [])) }
            let lines =
                LineCheck.against(recomputed.calculation, self.lines) + readings.estimates.compactMap(\.difference)
            let isSame = recomputed.calculation.total == billed
            if isSame, lines.isEmpty { return .agrees(recomputed) }
            let likely = isSame ? [] : LikelyCause.all(of: self, recomputed, tariffs)
            return .differs(.init(recomputed: recomputed, lines: likely.isEmpty ? lines : [], likely: likely))
        }
    }

    private var twoMonths: LineDifference? {
        guard let billed = readings.withMonthBefore.counted,
            let first = readings.withMonthBefore.map(\.previous.day).min()
        else { return nil }
        return .twoMonths(billed: billed, since: first + 1)
    }

    /// By which method other than a meter's readings it was charged, if so.
    private var methodWithoutMeter: BillLine.Method? {
        lines.first { $0.method == .norm || $0.method == .fixed }?.method
    }

    /// Whether it can be recalculated from a meter: by a plan that charges what a meter counts, and not by a norm or a
    /// fixed quantity.
    private func isMetered(_ tariffs: TariffBook) -> Bool {
        guard methodWithoutMeter == nil else { return false }
        let households = households(by: tariffs)
        guard let plan = households.known(on: month.lastDay)?.plan.flatMap({ tariffs[$0] }), plan.service == service
        else {
            // A household without a plan of the service may have lines that can be checked.
            return lines.isEmpty && !readings.intervals.isEmpty
        }
        return plan.isMetered
    }

    /// A household is charged by its plan, or by the only one that the service has.
    private func households(by tariffs: TariffBook) -> HouseholdHistory {
        let plans = tariffs.plans(of: service)
        guard plans.count == 1, !households.plans.contains(plans[0].code) else { return households }
        return households.charged(by: plans[0].code)
    }

    /// Recalculates the charge by the household's plan.
    package func recompute(_ tariffs: TariffBook) throws(ChargeCheck.Obstacle) -> ChargeCheck.Recomputed {
        if let methodWithoutMeter { throw .notMetered(methodWithoutMeter) }
        try readings.checkComplete()
        let period = try MeteredConsumption(readings.intervals)
        return try recompute(by: try plan(in: period, tariffs), period)
    }

    /// Calculates it as if it had been charged by `plan`.
    package func recompute(
        by plan: Plan, _ period: MeteredConsumption
    ) throws(ChargeCheck.Obstacle) -> ChargeCheck.Recomputed {
        if plan.method == .levels, period.quantity < .zero { throw .takenBack(period.quantity) }
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
        let (first, households) = (period.previous + 1, households(by: tariffs))
        guard let household = households.known(on: first) else { throw .tariff(.noHousehold(first)) }
        let changed = households.changes(after: first, until: period.current).first {
            $0.household.plan != household.plan
        }
        if let changed { throw .onePlan(changed: changed.from) }
        guard let plan = household.plan.flatMap({ tariffs[$0] }), plan.service == service else { throw .plan }
        return plan
    }
}

extension BilledReadings {
    /// - Throws: what is missing.
    func checkComplete() throws(ChargeCheck.Obstacle) {
        if let meter = unread.first { throw .unread(meter: meter) }
        if let only = withoutStart.first { throw .noFirstReading(meter: only.meter.number) }
    }
}
