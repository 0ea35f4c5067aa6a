package import Documents
package import Domain

/// Renders a bill as text in a language: the only place where a bill's facts become text.
package struct BillWording: Sendable {
    let texts: Texts.Sheet
    let language: Language
    private let paymentLink: PaymentLink?

    /// - Parameter paymentLink: where the bills can be paid; without it they have no QR code.
    package init(_ texts: Texts, paymentLink: PaymentLink? = nil) {
        (self.texts, language, self.paymentLink) = (texts.sheet, texts.language, paymentLink)
    }

    /// A bill for the post, which only the household gets.
    ///
    /// - Parameter code: proves the account to the portal; nil if the operator accepts no codes.
    package func posted(_ facts: BillFacts, code: String?) -> BillSheet {
        var sheet = sheet(facts)
        if let code { sheet.facts.append(.init(texts.code, code)) }
        return sheet
    }

    /// - Parameter explanation: the address of the page that explains a service's charge; nil on paper.
    package func sheet(_ facts: BillFacts, explanation: (Service) -> String? = { _ in nil }) -> BillSheet {
        let bill = facts.record.bill
        let totals = bill.totals
        let month = bill.month.inWords(language)
        return BillSheet(
            language: language, issued: bill.issued, title: texts.title, month: month,
            supplier: supplier(facts),
            payer: .init(texts.payer, facts.account.payer),
            address: .init(texts.address, facts.account.address),
            account: .init(texts.account, facts.account.number.text),
            facts: [
                .init(texts.residents, "\(bill.household.residents)"), .init(texts.issued, bill.issued.numeric),
            ],
            due: .init(texts.due, bill.due.numeric),
            toPay: .init(texts.toPay, totals.toPay.withCurrency(in: language)),
            table: table(bill.services, checks(facts.record, explanation)), changes: changes(facts.record),
            consumption: consumption(facts.record),
            payment: payment(facts),
            foot: texts.foot((account: facts.account.number.text, month: month)),
            back: back(facts))
    }

    private func checks(
        _ record: BillWithHistory, _ explanation: (Service) -> String?
    ) -> [ServiceCode: ChargeTable.Check] {
        let checked = record.bill.services.compactMap { billed in
            record.checks[billed.service.code].map { (billed, $0) }
        }
        return Dictionary(
            uniqueKeysWithValues: checked.map { billed, check in
                let link = explanation(billed.service).map { ChargeTable.Link(words: texts.explain, address: $0) }
                return (billed.service.code, self.check(check, billed.balance.charged, link))
            })
    }

    private func check(_ check: ChargeCheck, _ billed: Money, _ link: ChargeTable.Link?) -> ChargeTable.Check {
        switch check {
        case .agrees: .init(words: texts.checked, agrees: true, link: link)
        case .differs(let recomputed, _):
            .init(words: difference(recomputed.calculation.total, billed), agrees: false, link: link)
        case .impossible: .init(words: "", agrees: false, link: link)
        }
    }

    private func difference(_ recomputed: Money, _ billed: Money) -> String {
        texts.differs((recomputed: recomputed.withCurrency(in: language), billed: billed.withCurrency(in: language)))
    }

    private func supplier(_ facts: BillFacts) -> BillSheet.Party {
        let centre = facts.offices.first { $0.kind == .contactCentre }
        return BillSheet.Party(
            name: facts.supplier.name[language],
            contacts: [facts.supplier.phones ?? centre?.phones, centre?.address?[language], centre?.hours?[language]]
                .compactMap(\.self))
    }

    /// Only for the sum that is still to pay, so that no one pays twice.
    private func payment(_ facts: BillFacts) -> BillSheet.PaymentCode? {
        guard let paymentLink, facts.left > .zero else { return nil }
        let month = facts.record.bill.month
        return BillSheet.PaymentCode(
            link: paymentLink.address(account: facts.account.number, amount: facts.left, month: month),
            words: texts.scan((sum: facts.left.withCurrency(in: language), day: facts.paymentsAsOf.numeric)))
    }

    private func consumption(_ record: BillWithHistory) -> BillSheet.Consumption {
        BillSheet.Consumption(
            title: texts.consumption, monthHead: texts.month, quantityHead: texts.quantity,
            charts: record.consumption.map(chart))
    }

    private func chart(_ history: ConsumptionHistory) -> BillSheet.Chart {
        let highest = max(1, history.months.compactMap(\.quantity?.millionths).max() ?? 1)
        return BillSheet.Chart(
            title: texts.chart((service: history.service.name[language], unit: texts[history.service.unit])),
            bars: history.months.enumerated().map { place, entry in
                BillSheet.Bar(
                    month: entry.month.numeric, shortMonth: twoDigits(entry.month.monthOfYear),
                    value: entry.quantity?.formatted(in: language) ?? texts.noBill,
                    height: Int(Int128(max(0, entry.quantity?.millionths ?? 0)) * 1000 / Int128(highest)),
                    isMarked: place == 0 || place == history.months.count - 1)
            })
    }

    package func quantity(_ quantity: ExactDecimal, _ unit: Service.Unit) -> String {
        quantity.formatted(in: language) + Money.noBreakSpace + texts[unit]
    }
}
