package import Documents
package import Domain

/// The table of the services.
extension BillWording {
    package func table(
        _ services: [BilledService], _ checks: [ServiceCode: ChargeTable.Check] = [:], _ tax: BilledTax? = nil
    ) -> ChargeTable {
        ChargeTable(
            caption: texts.caption,
            columns: .init(
                service: texts.service, quantity: texts.quantity, price: texts.price, opening: texts.opening,
                charged: texts.charged, adjusted: texts.adjusted, paid: texts.paid, toPay: texts.toPay),
            services: services.map { row($0, checks[$0.service.code]) },
            totals: totals(BillTotals(services)), notes: tax.map(notes) ?? [])
    }

    /// Only of the services whose rates are known; the others are named.
    private func notes(_ tax: BilledTax) -> [String] {
        let rates = tax.byRate.map { part in
            texts.taxAtRate((percent: "\(part.percent)", sum: part.sum.withCurrency(in: language)))
        }
        let unknown = tax.unknown.map { $0.name[language] }
        return [
            rates.isEmpty ? nil : texts.tax(rates.joined(separator: ", ")),
            unknown.isEmpty ? nil : texts.taxUnknown(unknown.joined(separator: ", ")),
        ].compactMap(\.self)
    }

    private func row(_ billed: BilledService, _ check: ChargeTable.Check?) -> ChargeTable.Service {
        let service = billed.service
        let methods = billed.methods.map { texts[$0] }.joined(separator: ", ")
        return ChargeTable.Service(
            name: service.name[language],
            note: [service.supplier[language], methods].filter { !$0.isEmpty }.joined(separator: " · "),
            quantity: billed.quantity.map { quantity($0, service.unit) } ?? "",
            price: billed.lines.count == 1 ? billed.lines[0].price.asPrice(in: language) : "",
            sums: sums(billed.balance), steps: steps(billed), lines: notes(billed), check: check)
    }

    private func notes(_ billed: BilledService) -> [String] {
        readings(billed) + billed.readings.withoutStart.map(reading)
            + billed.others.map(explanation) + remarks(billed)
    }

    /// The last reading of each meter says by when the meter is replaced.
    private func readings(_ billed: BilledService) -> [String] {
        let intervals = billed.readings.intervals
        return intervals.enumerated().map { place, interval in
            let words = reading(interval, billed.service)
            let isLast = !intervals[(place + 1)...].contains { $0.meter == interval.meter }
            guard isLast, let day = billed.replaceBy[interval.meter] else { return words }
            return texts.replaceBy((reading: words, day: day.numeric))
        }
    }

    /// None if the service's own row says it all.
    private func steps(_ billed: BilledService) -> [ChargeTable.Step] {
        guard billed.lines.count > 1 || !billed.others.isEmpty else { return [] }
        return billed.lines.map { step($0, billed) } + billed.others.map { step($0, billed.service) }
    }

    private func step(_ other: OtherCharge, _ service: Service) -> ChargeTable.Step {
        ChargeTable.Step(
            name: texts[other.kind].asSentence, quantity: other.quantity.map { short($0, service.unit) } ?? "",
            price: other.price.map { $0.asPrice(in: language) } ?? "", charged: other.charged.formatted(in: language))
    }

    /// What it is for, with what the batch says of it.
    private func explanation(_ other: OtherCharge) -> String {
        let days = other.days.map { days in
            texts.otherDays(
                (
                    from: days.lowerBound.numeric, until: days.upperBound.numeric,
                    days: "\(days.upperBound - days.lowerBound + 1)"
                ))
        }
        let facts = [
            other.rate.map { texts.otherRate($0.formatted(in: language)) }, days,
            other.part.map { texts.otherPart((part: "\($0.number)", parts: "\($0.count)")) },
        ].compactMap(\.self)
        let what = texts.explanation(of: other.kind)
        return facts.isEmpty ? what + "." : what + ": " + facts.joined(separator: ", ") + "."
    }

    private func sums(_ balance: MonthBalance) -> ChargeTable.Sums {
        ChargeTable.Sums(
            opening: balance.opening.formatted(in: language), charged: balance.charged.formatted(in: language),
            adjusted: balance.adjusted.formatted(in: language), paid: balance.paid.formatted(in: language),
            toPay: balance.closing.formatted(in: language))
    }

    private func step(_ line: BillLine, _ billed: BilledService) -> ChargeTable.Step {
        ChargeTable.Step(
            name: name(line, billed), quantity: short(line.quantity, billed.service.unit),
            price: line.price.asPrice(in: language), charged: line.charged.formatted(in: language))
    }

    /// With its days where a step stands more than once.
    private func name(_ line: BillLine, _ billed: BilledService) -> String {
        let isRepeated = billed.lines.count { $0.step == line.step } > 1
        let step = texts[line.step].asSentence
        guard isRepeated, let days = line.days else { return step }
        let (first, last) = (days.lowerBound.numeric, days.upperBound.numeric)
        return texts.stepInDays((step: step, from: first, until: last))
    }

    /// "≈ 350,66 кВт·сағ": a level's limit depends on norm and days, and its sixth decimal place is of no use.
    private func short(_ quantity: ExactDecimal, _ unit: Service.Unit) -> String {
        let rounded = Fraction(quantity).rounded(places: 2)
        return (rounded == quantity ? "" : "≈" + Money.noBreakSpace) + self.quantity(rounded, unit)
    }

    /// The total and, if services are overpaid, the steps from it to the sum to pay.
    private func totals(_ totals: BillTotals) -> [ChargeTable.Total] {
        let total = ChargeTable.Total(
            label: texts.total,
            sums: ChargeTable.Sums(
                opening: totals.opening.formatted(in: language), charged: totals.charged.formatted(in: language),
                adjusted: totals.adjusted.formatted(in: language), paid: totals.paid.formatted(in: language),
                toPay: totals.closing.formatted(in: language)),
            toPay: totals.closing.formatted(in: language))
        guard totals.overpaid > .zero else { return [total] }
        let apart = [
            (texts.advanceLeft, totals.advanceLeft), (texts.overpaidApart, totals.overpaid - totals.advanceLeft),
        ]
        return [total]
            + apart.filter { $0.1 > .zero }.map { label, sum in
                .init(label: label, sums: nil, toPay: "+" + sum.formatted(in: language))
            } + [.init(label: texts.toPay, sums: nil, toPay: totals.toPay.formatted(in: language))]
    }

    package func reading(_ period: ReadingInterval, _ service: Service) -> String {
        let (previous, current) = (period.previous, period.current)
        let consumption = period.consumption.map { consumption in
            let words = fallen(period, quantity(consumption, service.unit))
            let isPlain = period.ratio.millionths == 1_000_000
            return isPlain ? words : texts.ratio((consumption: words, ratio: period.ratio.formatted(in: language)))
        }
        let readings = (
            meter: meter(period.meter, period.register),
            previousDay: previous.day.numeric, previous: previous.value.formatted(in: language),
            previousOrigin: texts[previous.origin],
            currentDay: current.day.numeric, current: current.value.formatted(in: language),
            currentOrigin: texts[current.origin],
            consumption: consumption ?? texts.unknownConsumption
        )
        return texts.reading(readings)
    }

    private func fallen(_ period: ReadingInterval, _ consumption: String) -> String {
        guard period.falls else { return consumption }
        return switch period.fall {
        case .unclear: consumption
        case .rolledOver: texts.rolledOver(consumption)
        case .takesBack: texts.takenBack(consumption)
        }
    }

    /// Its number, with the register if it has several.
    func meter(_ number: MeterNumber, _ register: Register) -> String {
        texts[register].map { texts.registerOfMeter((meter: number.text, register: $0)) } ?? number.text
    }

    private func reading(_ only: RegisterReading) -> String {
        return texts.onlyReading(
            (
                meter: meter(only.meter.number, only.register),
                day: only.reading.day.numeric, value: only.reading.value.formatted(in: language),
                origin: texts[only.reading.origin]
            ))
    }

    /// Remarks on what needs an explanation: a quantity that differs from the meters', adjustments, an overpayment.
    private func remarks(_ billed: BilledService) -> [String] {
        var remarks: [String] = []
        let unit = billed.service.unit
        if billed.methods == [.meter], billed.otherReadings.isEmpty, billed.readings.isComplete,
            let counted = billed.readings.intervals.counted, let charged = billed.quantity, counted != charged
        {
            remarks.append(
                texts.otherQuantity((metered: quantity(counted, unit), billed: quantity(charged, unit))))
        }
        for adjustment in billed.adjustments {
            let (sum, reason) = (signed(adjustment.amount), adjustment.reason[language])
            remarks.append(
                adjustment.about.map { texts.adjustmentAbout((sum: sum, month: $0.numeric, reason: reason)) }
                    ?? texts.adjustment((sum: sum, reason: reason)))
        }
        if billed.adjustments.isEmpty, billed.balance.adjusted != .zero {
            remarks.append(texts.adjustmentAlone(signed(billed.balance.adjusted)))
        }
        if billed.balance.closing < .zero {
            let overpaid = (-billed.balance.closing).withCurrency(in: language)
            remarks.append(billed.service.paysOthers ? texts.advance(overpaid) : texts.overpaid(overpaid))
        }
        return remarks
    }

    /// "+64,12 ₸", "−87,50 ₸".
    package func signed(_ money: Money) -> String {
        (money > .zero ? "+" : "") + money.withCurrency(in: language)
    }
}
