package import Documents
package import Domain

/// The changes since the previous bill, one sentence for each service that changed.
extension BillWording {
    package func changes(_ record: BillWithHistory) -> BillSheet.Changes {
        let title = record.previousMonth.map { texts.changes($0.numeric) } ?? texts.changesAtAll
        return .init(title: title, sentences: lead(record) + rows(record).map(sentence))
    }

    /// The same, with a row for each service instead of its sentence.
    package func changeTable(_ record: BillWithHistory) -> (sentences: [String], rows: [ChangeRow]) {
        (lead(record), rows(record).map { row($0, record.bill) })
    }

    /// None of a first bill: nothing came before it.
    private func rows(_ record: BillWithHistory) -> [BillChange] {
        record.previousMonth == nil ? [] : record.changes
    }

    /// What is said before the services: that the bill was corrected or replaced, and why its sum differs.
    private func lead(_ record: BillWithHistory) -> [String] {
        let corrected = record.issue.correctedOn.map { texts.corrected($0.numeric) }
        let superseded = record.isLatest ? nil : texts.superseded(record.latestMonth.numeric)
        let sum = record.previousMonth == nil ? texts.firstBill : sumSentence(record)
        let nothing = sum == nil && record.changes.isEmpty ? texts.noChanges : nil
        return [corrected, superseded, sum, nothing].compactMap(\.self)
    }

    private func row(_ change: BillChange, _ bill: Bill) -> ChangeRow {
        let balance = bill.services.first { $0.service.code == change.service.code }?.balance
        let now = balance.map { $0.charged + $0.adjusted } ?? .zero
        return ChangeRow(
            service: change.service.name[language], before: (now - change.difference).formatted(in: language),
            now: now.formatted(in: language), difference: signed(change.difference), why: causes(change).asSentence)
    }

    /// Why the sum to pay differs from the previous month's. Nil if it is the same, or if the bills are not of
    /// consecutive months.
    private func sumSentence(_ record: BillWithHistory) -> String? {
        let now = record.bill.totals
        guard let before = record.previousTotals, record.previousMonth == record.bill.month - 1,
            before.toPay != now.toPay
        else { return nil }
        let (was, present) = (before.toPay.withCurrency(in: language), now.toPay.withCurrency(in: language))
        let (charged, paid) = (now.charged.withCurrency(in: language), now.paid.withCurrency(in: language))
        var parts = [
            now.paid == .zero
                ? texts.sumChangedUnpaid((before: was, now: present, charged: charged))
                : texts.sumChanged((before: was, now: present, charged: charged, paid: paid))
        ]
        if now.adjusted != .zero { parts.append(texts.adjustedNow(signed(now.adjusted))) }
        let used = before.overpaid - now.overpaid
        if used > .zero { parts.append(texts.overpaymentUsed(used.withCurrency(in: language))) }
        if used < .zero { parts.append(texts.overpaymentGrew((-used).withCurrency(in: language))) }
        return parts.joined(separator: ", ") + "."
    }

    /// "Электр қуаты: 753,96 ₸ көп — бұрын 34,19 кВт·сағ еді, енді 79,31 кВт·сағ."
    package func sentence(_ change: BillChange) -> String {
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
        let causes = causes(change)
        return (causes.isEmpty ? what : what + " — " + causes) + "."
    }

    private func causes(_ change: BillChange) -> String {
        change.causes.map { cause in
            words(for: cause.kind, change.service) + (change.showsPart(of: cause) ? ": \(signed(cause.part))" : "")
        }.joined(separator: "; ")
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

/// What changed of a service since the previous bill: what it was charged with adjustments, then and now, and why.
package struct ChangeRow: Sendable {
    package let service: String
    package let before: String
    package let now: String
    package let difference: String
    package let why: String
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
