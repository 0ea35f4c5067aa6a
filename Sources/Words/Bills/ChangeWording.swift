package import Documents
package import Domain

/// The changes since the previous bill, one sentence for each service that changed.
extension BillWording {
    package func changes(_ record: BillWithHistory) -> BillSheet.Changes {
        let corrected = record.issue.correctedOn.map { texts.corrected($0.numeric) }
        let superseded = record.isLatest ? nil : texts.superseded(record.latestMonth.numeric)
        let notice = [corrected, superseded].compactMap(\.self)
        guard let before = record.previousMonth else {
            return .init(title: texts.changesAtAll, sentences: notice + [texts.firstBill])
        }
        let sentences = [sumSentence(record)].compactMap(\.self) + record.changes.map(sentence)
        return .init(
            title: texts.changes(before.numeric),
            sentences: notice + (sentences.isEmpty ? [texts.noChanges] : sentences))
    }

    /// Why the sum to pay differs from the previous month's. Nil if it is the same, or if the bills are not of
    /// consecutive months.
    private func sumSentence(_ record: BillWithHistory) -> String? {
        let now = record.bill.totals
        guard let before = record.previousTotals, record.previousMonth == record.bill.month - 1,
            before.toPay != now.toPay
        else { return nil }
        let sums = (
            before: before.toPay.withCurrency(in: language), now: now.toPay.withCurrency(in: language),
            charged: now.charged.withCurrency(in: language), paid: now.paid.withCurrency(in: language)
        )
        var parts = [texts.sumChanged(sums)]
        if now.adjusted != .zero { parts.append(texts.adjustedNow(signed(now.adjusted))) }
        let used = before.overpaid - now.overpaid
        if used > .zero { parts.append(texts.overpaymentUsed(used.withCurrency(in: language))) }
        if used < .zero { parts.append(texts.overpaymentGrew((-used).withCurrency(in: language))) }
        return parts.joined(separator: ", ") + "."
    }

    /// "Электр қуаты: 753,96 ₸ артық — бұрын 34,19 кВт·сағ еді, енді 79,31 кВт·сағ."
    private func sentence(_ change: BillChange) -> String {
        let name = change.service.name[language]
        let sum = change.difference.magnitude.withCurrency(in: language)
        let what =
            if change.difference > .zero {
                texts.more((service: name, sum: sum))
            } else if change.difference < .zero {
                texts.less((service: name, sum: sum))
            } else {
                texts.same(name)
            }
        let causes = change.causes.map { cause in
            words(for: cause.kind, change.service) + (change.showsPart(of: cause) ? ": \(signed(cause.part))" : "")
        }
        return (causes.isEmpty ? what : what + " — " + causes.joined(separator: "; ")) + "."
    }

    private func words(for cause: BillChange.Kind, _ service: Service) -> String {
        switch cause {
        case .began: texts.began
        case .ended: texts.ended
        case .quantity(let before, let now):
            texts.quantityChanged((before: quantity(before, service.unit), now: quantity(now, service.unit)))
        case .days(let before, let now):
            (now < before ? texts.daysFewer : texts.daysMore)((before: "\(before)", now: "\(now)"))
        case .residents(let before, let now): texts.residentsChanged((before: "\(before)", now: "\(now)"))
        case .category: texts.categoryChanged
        case .prices(let changes): changes.map(words).joined(separator: ", ")
        case .norms: texts.normsChanged
        case .plan(let before, let now):
            texts.planChanged((before: before[language], now: now[language]))
        case .steps(let before, let now):
            texts.stepsChanged((before: names(before), now: names(now)))
        case .method(let before, let now):
            texts.methodChanged((before: texts[before], now: texts[now]))
        case .otherCharge(let kind, let before, let now):
            texts.otherChanged(
                (
                    kind: texts[kind], before: before.withCurrency(in: language), now: now.withCurrency(in: language)
                ))
        case .adjusted(let sum): texts.adjustedNow(signed(sum))
        case .adjustedBefore(let sum): texts.adjustedBefore(signed(sum))
        case .other: texts.otherChange
        }
    }

    private func words(for change: BillChange.PriceChange) -> String {
        let (before, now) = (tariff(change.before), tariff(change.now))
        guard change.step != .all else { return texts.priceChanged((before: before, now: now)) }
        return texts.stepPriceChanged((step: texts[change.step], before: before, now: now))
    }

    private func names(_ steps: [TariffStep]) -> String {
        steps.map { texts[$0] }.joined(separator: ", ")
    }

    package func tariff(_ price: ExactDecimal) -> String {
        price.asPrice(in: language) + Money.noBreakSpace + "₸"
    }
}

extension BillChange {
    /// With a single cause its part would repeat the difference; an adjustment's text contains its part.
    fileprivate func showsPart(of cause: Cause) -> Bool {
        switch cause.kind {
        case .adjusted, .otherCharge: return false
        default: break
        }
        return cause.part != .zero && cause.part != difference
    }
}
