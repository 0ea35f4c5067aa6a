import Documents
import Domain
package import Store
import Web
import Words

/// Writes the letters of electronic bills, with the bill as a PDF. The bill is drawn on the portal's own threads for it,
/// of which there are few.
package struct ElectronicBillLetters: Sendable {
    private let portal: Portal

    package init(_ portal: Portal) {
        self.portal = portal
    }

    /// - Returns: the letter, and the SHA-256 of the token in it that ends the subscription.
    /// - Throws: as `BillRecords.facts`; what drawing throws.
    package func letter(
        _ kind: LetterKind, about bill: BillToSend
    ) async throws -> (letter: Letter, token: [UInt8]) {
        let facts = try bill.records.facts()
        let texts = portal.texts[bill.language ?? .kk]
        let wording = BillWording(texts, paymentLink: portal.settings.paymentLink)
        let token = portal.keys.unsubscribe.token(bill.key.customer, bill.key.account)
        let payment =
            facts.left > .zero
            ? portal.settings.paymentLink?.address(
                account: facts.account.number, amount: facts.left, month: bill.key.month) : nil
        var letter = Letters(portal, bill.records.catalogue).letter(
            to: bill.email, of: bill.key.customer, in: texts.language
        ) { texts in
            .bill(
                facts, correcting: kind == .correctedBill ? bill.previous : nil, wording, of: bill.slug, pay: payment,
                end: LinkToken(token), readings: portal.readingLink(facts), texts)
        }
        letter.attachments = [try await document(facts, portal.paper(texts.language), bill.slug)]
        return (letter, token.digest)
    }

    private func document(
        _ facts: BillFacts, _ wording: PaperWording, _ slug: AccountSlug
    ) async throws -> Letter.Attachment {
        let month = facts.record.bill.month
        let bill = wording.bill(facts, readings: portal.readingLink(facts)) { service in
            portal.settings.publicAddress.text + ChargePage(slug: slug, month: month, service: service.code).address
        }
        return Letter.Attachment(
            name: "\(facts.account.number.fileName)-\(month.iso).pdf", type: "application/pdf",
            content: try await portal.drawing.run { try ThreadsPress.current.pdf(of: bill) })
    }
}
