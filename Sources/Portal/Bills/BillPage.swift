import Documents
import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// F11: the bill, to read and to print.
struct BillPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/bills/{month}"

    let slug: AccountSlug
    /// Nil if the path has no valid month: then there is no bill.
    let month: Month?
    /// Of an earlier version of a corrected bill: 1 for the first.
    var version: Int?

    enum Records: Sendable {
        case present(BillRecords)
        case replaced(BillVersion, Supplier, [Office])
        case none
    }

    enum Facts: Sendable {
        case present(BillFacts)
        case replaced(BillVersion, Supplier, [Office])
        case none
    }

    func read(_ customer: Customer) throws -> Records {
        let account = try customer.account(slug)
        guard let month else { return .none }
        guard let version else { return try account.wholeBill(month, withBack: false).map { .present($0) } ?? .none }
        let catalogue = account.catalogue
        return try account.billVersion(month, version).map { .replaced($0, catalogue.supplier, catalogue.offices) }
            ?? .none
    }

    func work(_ records: Records) throws -> Facts {
        switch records {
        case .present(let records): .present(try records.facts())
        case .replaced(let version, let supplier, let offices): .replaced(version, supplier, offices)
        case .none: .none
        }
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        switch facts {
        case .none: return noBill(slug, context)
        case .replaced(let version, let supplier, let offices):
            return framed(context.wording.sheet(version, of: supplier, offices), .replaced(version), context)
        case .present(let facts):
            let sheet = context.wording.sheet(facts) { service in
                ChargePage(slug: slug, month: facts.record.bill.month, service: service.code).address
            }
            return framed(sheet, .present(facts), context)
        }
    }

    private func framed(_ sheet: BillSheet, _ state: BillFront.State, _ context: ViewContext) -> PageResult {
        let title = sheet.title + ": " + sheet.month
        var content = Content(title: title, documentTitle: title + ", " + sheet.address.value) { html in
            switch state {
            case .present: backToBills(&html, slug, context)
            case .replaced:
                html.p(.class("back")) { html in
                    html.a(.href(BillPage(slug: slug, month: month)), text: context.texts.bills.openPresent)
                }
            }
            BillFront(sheet: sheet, slug: slug, state: state, context: context).write(to: &html)
        }
        (content.isWide, content.hasPrintButton) = (true, true)
        return .framed(content)
    }
}

extension BillPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, month): (AccountSlug, Month?) = address.places() else { return nil }
        // What is no number is no version.
        self.init(slug: slug, month: month, version: address.query["version"].map { Int($0) ?? 0 })
    }

    var places: [any PathValue] { [slug, month] }
    var query: Query { [("version", version.map(String.init))] }
}

/// F12: the back of the bill.
struct BillBackPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/bills/{month}/back"

    let slug: AccountSlug
    let month: Month?

    func read(_ customer: Customer) throws -> BillRecords? {
        let account = try customer.account(slug)
        return try month.flatMap { try account.wholeBill($0) }
    }

    func work(_ records: BillRecords?) throws -> BillFacts? { try records?.facts() }

    func show(_ facts: BillFacts?, _ context: ViewContext) -> PageResult {
        guard let facts else { return noBill(slug, context) }
        let sheet = context.wording.sheet(facts)
        var content = Content(
            title: sheet.back.title, documentTitle: sheet.back.title + ": " + sheet.month + ", " + sheet.address.value
        ) { html in
            backToBills(&html, slug, context)
            BillActions(slug: slug, month: month, isBack: true, context: context).write(to: &html)
            html.div(.class("reverse")) { html in
                for section in sheet.back.sections {
                    html.section { html in
                        html.h2(text: section.head)
                        for paragraph in section.paragraphs { html.p(text: paragraph) }
                    }
                }
            }
            html.p(.class("quiet"), text: sheet.foot)
        }
        content.hasPrintButton = true
        return .framed(content)
    }
}

extension BillBackPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, month): (AccountSlug, Month?) = address.places() else { return nil }
        self.init(slug: slug, month: month)
    }

    var places: [any PathValue] { [slug, month] }
}

/// The answer for a month without a bill, or an invalid month.
func noBill(_ slug: AccountSlug, _ context: ViewContext) -> PageResult {
    let texts = context.texts.bills
    return .framed(
        Content(title: texts.missing, status: .notFound) { html in
            html.p(text: texts.missingWhat)
            html.p(text: texts.missingNext)
            html.p { $0.a(.href(BillsPage(slug: slug)), text: context.texts.navigation.toBills) }
        })
}

private func backToBills(_ html: inout HTML, _ slug: AccountSlug, _ context: ViewContext) {
    html.p(.class("back")) { html in
        html.a(.href(BillsPage(slug: slug)), text: context.texts.navigation.toBills)
    }
}

/// The actions of a bill: the PDF, printing, its other side.
struct BillActions {
    let slug: AccountSlug
    let month: Month?
    let isBack: Bool
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.bills
        html.p(.class("actions")) { html in
            html.a(
                .class("button quiet"), .href(BillDocument(slug: slug, month: month)), text: texts.document)
            html.button(
                .type("button"), .id("print"), .class("quiet"), .flag("hidden"), text: context.texts.navigation.print)
            if isBack {
                html.a(.href(BillPage(slug: slug, month: month)), text: texts.front)
            } else {
                html.a(.href(BillBackPage(slug: slug, month: month)), text: texts.reverse)
            }
            if let month { AskLink(slug: slug, subject: .bill(month), context: context).writeAlone(to: &html) }
        }
    }
}
