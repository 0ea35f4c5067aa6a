package import Domain

/// The result of a charge's check, in sentences.
package struct ChargeWords: Sendable {
    private let words: CalculatorWords

    package init(words: CalculatorWords) {
        self.words = words
    }

    private var texts: Texts.Charge { words.texts.charge }
    private var language: Language { words.language }

    /// The recalculated sum, and why it may differ from the bill's.
    package func verdict(_ check: ChargeCheck, _ billed: BilledService) -> [String] {
        switch check {
        case .agrees(let recomputed): [recomputed == nil ? words.sheet.checkedLines : words.sheet.checked]
        case .differs(let difference):
            [sums(difference, billed)].compactMap(\.self)
                + difference.lines.map { BillWording(words.texts).words(for: $0, billed.service) }
                + difference.likely.map { words(for: $0, difference) } + [adjustment(billed)].compactMap(\.self)
        case .impossible(let obstacle): [texts.lacks(reason(obstacle))]
        }
    }

    /// How the consumption was measured, meter by meter.
    ///
    /// - Parameter estimates: of the readings until which it counts.
    package func consumption(_ period: MeteredConsumption, _ estimates: [EstimatedReading]) -> [String] {
        var sentences = period.intervals.flatMap(consumption)
        if period.intervals.count > 1 {
            sentences.append(texts.consumption(words.quantity(period.quantity)))
        }
        if period.isEstimated { sentences.append(texts.estimated) }
        return sentences + estimates.flatMap(basis)
    }

    private func basis(_ estimate: EstimatedReading) -> [String] {
        let basis = estimate.average.map {
            words.estimated($0, days: estimate.days, estimate.interval.register)
        }
        let inARow = estimate.inARow > 1 ? [texts.estimatesInARow("\(estimate.inARow)")] : []
        return (basis ?? [texts.noBasis]) + inARow
    }

    private func consumption(_ period: ReadingInterval) -> [String] {
        let difference = period.difference ?? .zero
        let used = words.used(
            period.register, current: period.current.value.formatted(in: language),
            previous: period.previous.value.formatted(in: language), words.quantity(difference))
        guard period.ratio.millionths != 1_000_000 else { return [used] }
        return [used, words.calculator.howRatio(period.ratio.formatted(in: language))]
    }

    /// Nil if only lines are wrong.
    private func sums(_ difference: ChargeCheck.Difference, _ billed: BilledService) -> String? {
        let charged = billed.chargedForUse
        guard let sum = difference.recomputed?.calculation.total, sum != charged else { return nil }
        let sums = (
            recomputed: sum.withCurrency(in: language), billed: charged.withCurrency(in: language),
            difference: (charged - sum).magnitude.withCurrency(in: language)
        )
        return texts.differs(sums)
    }

    private func adjustment(_ billed: BilledService) -> String? {
        let adjusted = billed.balance.adjusted
        guard adjusted != .zero else { return nil }
        return texts.adjusted(BillWording(words.texts).signed(adjusted))
    }

    private func words(for likely: LikelyCause, _ difference: ChargeCheck.Difference) -> String {
        let metered = words.quantity(difference.recomputed?.period.quantity ?? .zero)
        return switch likely {
        case .estimated(let billed):
            texts.likelyEstimated((billed: words.quantity(billed), metered: metered))
        case .afterEstimate(let billed):
            texts.likelyAfterEstimate((billed: words.quantity(billed), metered: metered))
        case .quantity(let billed): texts.likelyQuantity((billed: words.quantity(billed), metered: metered))
        case .proration: texts.likelyProration
        case .residents(let residents): texts.likelyResidents("\(residents)")
        case .category: texts.likelyCategory
        case .priceDay(let day): texts.likelyPriceDay(day.numeric)
        case .twice: texts.likelyTwice
        case .zonesExchanged: texts.likelyZones
        case .plan(let name): texts.likelyPlan(name[language])
        case .withoutTax: texts.likelyWithoutTax
        case .taxTwice: texts.likelyTaxTwice
        case .rounding: texts.likelyRounding
        }
    }

    /// Why a charge cannot be recalculated.
    package func reason(_ obstacle: ChargeCheck.Obstacle) -> String {
        switch obstacle {
        case .plan: texts.lacksPlan
        case .onePlan(let day): texts.lacksOnePlan(day.numeric)
        case .noReadings: texts.lacksReadings
        case .unclearReadings(let meter): texts.lacksClearReadings(meter.text)
        case .unread(let meter): texts.lacksReadingOf(meter.text)
        case .registersApart(let meter): texts.lacksOneDay(meter.text)
        case .gap(let day): texts.lacksReadingAfter(day.numeric)
        case .noStart(let meter): texts.lacksStart(meter.text)
        case .noFirstReading(let meter): texts.lacksFirstReading(meter.text)
        case .severalReadings: texts.lacksOneOf
        case .takenBack(let quantity):
            texts.lacksTakenBack(words.quantity(ExactDecimal(millionths: -quantity.millionths)))
        case .noLines: texts.lacksLines
        case .noTariff: texts.lacksTariff
        case .residentsChanged(let day): texts.lacksResidents(day.numeric)
        case .noArea: texts.lacksArea
        case .notMetered(let method): texts.lacksMeter(words.sheet[method])
        case .tariff(let error): words.what(error)
        }
    }
}
