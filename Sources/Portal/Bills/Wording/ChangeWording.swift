import Documents
import Domain

/// What changed since the bill before, in one sentence for each service that did.
extension BillWording {
    func changes(_ record: BillInContext) -> BillSheet.Changes {
        let notice = record.isLatest ? [] : [texts.superseded(["month": record.latestMonth.numeric])]
        guard let before = record.previousMonth else {
            return .init(title: texts.changesAtAll, sentences: notice + [texts.firstBill])
        }
        let sentences = [sumSentence(record)].compactMap(\.self) + record.changes.map(sentence)
        return .init(
            title: texts.changes(["month": before.numeric]),
            sentences: notice + (sentences.isEmpty ? [texts.noChanges] : sentences))
    }

    /// Why the sum to pay is another than a month ago. Nil when it is the same, or when months lie between the bills.
    private func sumSentence(_ record: BillInContext) -> String? {
        let now = record.bill.totals
        guard let before = record.previousTotals, record.previousMonth == record.bill.month - 1,
            before.toPay != now.toPay
        else { return nil }
        var parts = [
            texts.sumChanged([
                "before": before.toPay.withCurrency(in: language), "now": now.toPay.withCurrency(in: language),
                "charged": now.ofTheMonth.withCurrency(in: language), "paid": now.paid.withCurrency(in: language),
            ])
        ]
        let used = before.overpaid - now.overpaid
        if used > .zero { parts.append(texts.overpaymentUsed(["sum": used.withCurrency(in: language)])) }
        if used < .zero { parts.append(texts.overpaymentGrew(["sum": (-used).withCurrency(in: language)])) }
        return parts.joined(separator: ", ") + "."
    }

    /// "Электр қуаты: 753,96 ₸ артық — бұрын 34,19 кВт·сағ еді, енді 79,31 кВт·сағ."
    private func sentence(_ change: BillChange) -> String {
        let name = change.service.name[language]
        let sum = change.difference.magnitude.withCurrency(in: language)
        let what =
            if change.difference > .zero {
                texts.more(["service": name, "sum": sum])
            } else if change.difference < .zero {
                texts.less(["service": name, "sum": sum])
            } else {
                texts.same(["service": name])
            }
        let causes = change.causes.map { words(for: $0, change.service) }
        return (causes.isEmpty ? what : what + " — " + causes.joined(separator: "; ")) + "."
    }

    private func words(for cause: BillChange.Cause, _ service: Service) -> String {
        switch cause {
        case .began: texts.began
        case .ended: texts.ended
        case .price(.all, let before, let now):
            texts.priceChanged(["before": tariff(before), "now": tariff(now)])
        case .price(let step, let before, let now):
            texts.stepPriceChanged(["step": texts[step], "before": tariff(before), "now": tariff(now)])
        case .quantity(let before, let now):
            texts.quantityChanged(["before": quantity(before, service.unit), "now": quantity(now, service.unit)])
        case .method(let before, let now):
            texts.methodChanged(["before": texts[before], "now": texts[now]])
        case .adjusted(let sum): texts.adjustedNow(["sum": signed(sum)])
        case .steps(let before, let now):
            texts.stepsChanged(["before": names(before), "now": names(now)])
        case .adjustedBefore(let sum): texts.adjustedBefore(["sum": signed(sum)])
        }
    }

    private func names(_ steps: [BillLine.Step]) -> String {
        steps.map { texts[$0] }.joined(separator: ", ")
    }

    func tariff(_ price: ExactDecimal) -> String {
        price.asPrice(in: language) + Money.noBreakSpace + "₸"
    }
}
