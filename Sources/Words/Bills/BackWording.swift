package import Documents
package import Domain

/// The back of the bill: the operator's sections, then the tariffs and offices of its data.
extension BillWording {
    package func back(_ facts: BillFacts) -> BackSheet {
        guard let back = facts.back else { return BackSheet(title: texts.reverse, sections: []) }
        let sections = back.map { text in
            BackSheet.Section(head: text.head[language], paragraphs: text.paragraphs(in: language))
        }
        return BackSheet(title: texts.reverse, sections: sections + tariffs(facts) + offices(facts.offices))
    }

    private func tariffs(_ facts: BillFacts) -> [BackSheet.Section] {
        let bill = facts.record.bill
        guard let tariff = facts.tariff,
            let service = bill.services.first(where: { $0.service.code == tariff.service })?.service
        else { return [] }
        let lead = (
            service: service.name[language], plan: tariff.plan[language], day: bill.month.lastDay.numeric,
            unit: texts[service.unit]
        )
        return [
            BackSheet.Section(
                head: texts.tariffs,
                paragraphs: [texts.tariffLead(lead)] + tariff.steps.map { step($0, tariff, service) })
        ]
    }

    private func step(_ step: TariffInForce.Step, _ tariff: TariffInForce, _ service: Service) -> String {
        let (name, price) = (texts[step.step], self.tariff(step.price))
        let words =
            if tariff.method != .levels {
                texts.tariffStep((step: name, price: price))
            } else if let limit = step.upperLimit {
                texts.tariffLevel((step: name, price: price, limit: quantity(limit, service.unit)))
            } else {
                texts.tariffTop((step: name, price: price))
            }
        return step.isConfirmed ? words : words + " " + texts.unconfirmed
    }

    private func offices(_ offices: [Office]) -> [BackSheet.Section] {
        guard !offices.isEmpty else { return [] }
        return [BackSheet.Section(head: texts.offices, paragraphs: offices.map(line))]
    }

    private func line(_ office: Office) -> String {
        [office.name[language], office.address?[language], office.phones, office.hours?[language], office.email]
            .compactMap(\.self).joined(separator: " · ")
    }
}
