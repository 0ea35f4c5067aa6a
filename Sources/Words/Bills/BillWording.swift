package import Documents
package import Domain

/// Renders a bill as text in a language: the only place where a bill's facts become text.
package struct BillWording: Sendable {
    let texts: Texts.Sheet
    /// The sum that is left has the same name everywhere.
    let amount: Texts.AmountDue
    let language: Language
    private let paymentLink: PaymentLink?

    /// - Parameter paymentLink: where the bills can be paid; without it they have no QR code.
    package init(_ texts: Texts, paymentLink: PaymentLink? = nil) {
        (self.texts, amount) = (texts.sheet, texts.amountDue)
        (language, self.paymentLink) = (texts.language, paymentLink)
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
            supplier: party(facts.supplier, facts.offices),
            payer: payer(facts.record.issue),
            address: .init(texts.address, facts.record.issue.address),
            account: .init(texts.account, facts.account.shownNumber),
            facts: [
                .init(texts.residents, "\(facts.record.issue.residents ?? bill.household.residents)"),
                .init(texts.issued, bill.issued.numeric),
            ],
            due: .init(texts.due, bill.due.numeric),
            toPay: .init(texts.toPay, totals.toPay.withCurrency(in: language)),
            frame: frame(facts),
            table: table(bill.services, checks(facts.record, explanation), facts.record.tax),
            changes: changes(facts.record),
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
            uniqueKeysWithValues: checked.compactMap { billed, check in
                self.check(check, billed, explanation: explanation(billed.service)).map { (billed.service.code, $0) }
            })
    }

    /// Nil where there is nothing to explain: no meter counts the service, and its lines are right or not known.
    ///
    /// - Parameter explanation: the address of its page.
    package func check(
        _ check: ChargeCheck, _ billed: BilledService, explanation: String?
    ) -> ChargeTable.Check? {
        let link = explanation.map { ChargeTable.Link(words: texts.explain, address: $0) }
        return switch check {
        case .agrees(let recomputed):
            // Other charges are not checked: the row's sum is not the checked one.
            recomputed.map { _ in
                let sum = billed.chargedForUse.withCurrency(in: language)
                let words = billed.others.isEmpty ? texts.checked : texts.checkedUse(sum)
                return .init(words: words, agrees: true, link: link)
            }
        case .differs(let difference):
            .init(words: self.difference(difference, billed), agrees: false, link: link)
        case .impossible: billed.readings == BilledReadings() ? nil : .init(words: "", agrees: false, link: link)
        }
    }

    private func difference(_ difference: ChargeCheck.Difference, _ billed: BilledService) -> String {
        let (recomputed, charged) = (difference.recomputed?.calculation.total, billed.chargedForUse)
        guard let recomputed, recomputed != charged else {
            return difference.lines.map { words(for: $0, billed.service) }.joined(separator: " ")
        }
        return texts.differs(
            (recomputed: recomputed.withCurrency(in: language), billed: charged.withCurrency(in: language)))
    }

    /// An earlier version of a corrected bill: its sums and lines, without what belongs to the present one.
    package func sheet(_ version: BillVersion, of supplier: Supplier, _ offices: [Office]) -> BillSheet {
        let month = version.month.inWords(language)
        var facts = [BillSheet.Fact(texts.issued, version.issued.numeric)]
        if let residents = version.issue.residents { facts.insert(.init(texts.residents, "\(residents)"), at: 0) }
        return BillSheet(
            language: language, issued: version.issued, title: texts.title, month: month,
            supplier: party(supplier, offices), payer: payer(version.issue),
            address: .init(texts.address, version.issue.address), account: .init(texts.account, version.account.text),
            facts: facts, due: .init(texts.due, version.due.numeric),
            toPay: .init(
                texts.toPay, BillTotals(version.services).toPay.withCurrency(in: language)),
            table: table(version.services),
            changes: .init(title: texts.changesAtAll, sentences: [texts.replaced(version.replacedOn.numeric)]),
            consumption: .init(
                title: texts.consumption, monthHead: texts.month, quantityHead: texts.quantity, charts: []),
            payment: nil, foot: texts.foot((account: version.account.text, month: month)),
            back: BackSheet(title: texts.reverse, sections: []))
    }

    private func payer(_ issue: BillIssue) -> BillSheet.Fact {
        .init(texts.payer, issue.payer ?? texts.formerPayer)
    }

    /// The code by which readings are given without signing in.
    func readings(_ link: String) -> BillSheet.ReadingCode {
        let address = link.split(separator: "://", maxSplits: 1).last.map(String.init) ?? link
        return BillSheet.ReadingCode(head: texts.readings, link: link, words: texts.scanReadings(address))
    }

    /// Only for the sum that is still to pay, so that no one pays twice.
    private func payment(_ facts: BillFacts) -> BillSheet.PaymentCode? {
        guard let paymentLink, facts.left > .zero else { return nil }
        let month = facts.record.bill.month
        return BillSheet.PaymentCode(
            link: paymentLink.address(account: facts.account.number, amount: facts.left, month: month),
            words: texts.scan((sum: facts.left.withCurrency(in: language), day: facts.paymentsAsOf.numeric)))
    }

    package func quantity(_ quantity: ExactDecimal, _ unit: Service.Unit) -> String {
        quantity.formatted(in: language) + Money.noBreakSpace + texts[unit]
    }
}
