import Documents
import Domain

/// What changed since the bill before, in one sentence for each service that did.
extension BillWording {
    func changes(_ record: BillInContext) -> BillSheet.Changes {
        guard let before = record.previousMonth else {
            return .init(title: texts.changesAtAll, sentences: [texts.firstBill])
        }
        let sentences = record.changes.map(sentence)
        return .init(
            title: texts.changes(["month": before.numeric]),
            sentences: sentences.isEmpty ? [texts.noChanges] : sentences)
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
        case .noLongerAdjusted(let sum): texts.adjustedBefore(["sum": signed(sum)])
        }
    }

    func tariff(_ price: ExactDecimal) -> String {
        price.asPrice(in: language) + Money.noBreakSpace + "₸"
    }
}
