import Domain
import Markup
import Store
import Web
import Words

/// The bills that were issued to the customer until the account's payer changed.
struct FormerBillsPage: CustomerPage {
    static let path: PathTemplate = "/former/{account}"

    let slug: AccountSlug

    struct Records: Sendable {
        let number: AccountNumber
        let bills: [BillSummary]
    }

    func read(_ customer: Customer) throws -> Records {
        let account = try customer.formerAccount(slug)
        return Records(number: account.number, bills: try account.bills())
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        return .framed(
            Content(title: texts.formerBills, documentTitle: texts.formerBills + ": " + records.number.text) { html in
                html.p(.class("quiet"), text: context.texts.accounts.number(records.number.text))
                if records.bills.isEmpty {
                    html.p(text: texts.noFormerBills)
                } else {
                    html.p(text: texts.formerLead)
                    table(&html, records.bills, context)
                }
                html.p { $0.a(.href(LinkedAccountsPage()), text: texts.backToList) }
            })
    }

    private func table(_ html: inout HTML, _ bills: [BillSummary], _ context: ViewContext) {
        let (texts, language) = (context.texts.bills, context.language)
        let table = StackedTable(
            style: "stacked bills", caption: context.texts.linking.formerBills,
            columns: [
                .text(texts.month), .number(texts.ofMonth), .number(texts.toPay), .text(texts.bill, style: "last"),
            ])
        table.write(to: &html) { html in
            for bill in bills {
                let document = FormerBillDocument(slug: slug, month: bill.month)
                table.row(
                    &html,
                    [
                        .text(bill.month.numeric), .text(bill.totals.ofTheMonth.formatted(in: language)),
                        .text(bill.totals.toPay.formatted(in: language)),
                        .content { html in
                            html.a(
                                .href(document), .ariaLabel(texts.viewBill(bill.month.numeric)), text: texts.document)
                        },
                    ])
            }
        }
    }
}

extension FormerBillsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}

/// One of them as a PDF.
struct FormerBillDocument: CustomerPage {
    static let path: PathTemplate = "/former/{account}/{month}.pdf"

    let slug: AccountSlug
    let month: Month?

    func read(_ customer: Customer) throws -> BillRecords {
        let account = try customer.formerAccount(slug)
        guard let month, let records = try account.bill(month) else { throw PageError.notFound }
        return records
    }

    func work(_ records: BillRecords) throws -> BillFacts { try records.facts() }

    func show(_ facts: BillFacts, _ context: ViewContext) -> PageResult {
        .pdf(of: context.paper.bill(facts), facts)
    }
}

extension FormerBillDocument {
    init?(_ address: RequestedAddress) {
        guard let (slug, month): (AccountSlug, Month?) = address.places() else { return nil }
        self.init(slug: slug, month: month)
    }

    var places: [any PathValue] { [slug, month] }
}
