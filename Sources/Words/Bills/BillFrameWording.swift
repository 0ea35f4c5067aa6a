import Documents
import Domain

/// The sum in the frame of a bill, how it came about, and what is overdue of it.
extension BillWording {
    func frame(_ facts: BillFacts) -> BillSheet.Frame {
        let (record, totals) = (facts.record, facts.record.bill.totals)
        guard let due = facts.due else {
            return BillSheet.Frame(
                sum: .init(texts.toPay, totals.toPay.withCurrency(in: language)),
                asOf: texts.superseded(record.latestMonth.numeric), parts: parts(totals))
        }
        let overdue = facts.overdue > .zero
        return BillSheet.Frame(
            sum: .init(amount.label, due.left.withCurrency(in: language)),
            asOf: amount.asOf(facts.paymentsAsOf.numeric), parts: parts(totals), notes: notes(due, facts.paidOn),
            overdue: overdue ? .init(texts.overdue, facts.overdue.withCurrency(in: language)) : nil,
            warning: overdue ? facts.warning.flatMap { $0.paragraphs(in: language) } : [])
    }

    /// Carried over, charged, adjusted, paid, billed: the totals of the table.
    private func parts(_ totals: BillTotals) -> [BillSheet.Fact] {
        [
            (texts.opening, totals.opening), (texts.charged, totals.charged), (texts.adjusted, totals.adjusted),
            (texts.paid, totals.paid), (texts.toPay, totals.toPay),
        ].map { label, sum in .init(label, sum.formatted(in: language)) }
    }

    private func notes(_ due: AmountDue, _ days: [Day]) -> [String] {
        let sentences = amount.billed(due, paidOn: days, in: language)
        guard !sentences.isEmpty else { return [] }
        let overpaid = due.overpaid > .zero ? " " + amount.overpaid(due.overpaid.withCurrency(in: language)) : ""
        return [sentences.joined(separator: ". ") + "." + overpaid]
    }
}

/// Who sends the bill, and where it is paid.
extension BillWording {
    func party(_ supplier: Supplier, _ offices: [Office]) -> BillSheet.Party {
        let centre = offices.first { $0.kind == .contactCentre }
        return BillSheet.Party(
            name: supplier.name[language],
            contacts: [supplier.phones ?? centre?.phones, centre?.address?[language], centre?.hours?[language]]
                .compactMap(\.self),
            details: [supplier.bin.map { texts.bin($0) }, supplier.bank.map(words)].compactMap(\.self))
    }

    private func words(_ bank: BankDetails) -> String {
        [
            texts.iban(bank.iban), bank.bank?[language], bank.bic.map { texts.bic($0) },
            bank.beneficiaryCode.map { texts.beneficiaryCode($0) },
        ].compactMap(\.self).joined(separator: ", ")
    }
}
