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

    func read(_ customer: Customer) throws -> BillRecords? {
        let account = try customer.account(slug)
        return try month.flatMap { try account.wholeBill($0, withBack: false) }
    }

    func work(_ records: BillRecords?) throws -> BillFacts? { try records?.facts() }

    func show(_ facts: BillFacts?, _ context: ViewContext) -> PageResult {
        guard let facts else { return noBill(slug, context) }
        let sheet = context.wording.sheet(facts) { service in
            ChargePage(slug: slug, month: facts.record.bill.month, service: service.code).address
        }
        var content = Content(title: sheet.title, documentTitle: sheet.title + ": " + sheet.month) { html in
            BillActions(slug: slug, month: month, isBack: false, context: context).write(to: &html)
            BillFront(sheet: sheet, slug: slug, facts: facts, context: context).write(to: &html)
        }
        (content.isWide, content.hasPrintButton) = (true, true)
        return .framed(content)
    }
}

extension BillPage {
    init?(_ address: RequestedAddress) {
        guard let (slug, month): (AccountSlug, Month?) = address.places() else { return nil }
        self.init(slug: slug, month: month)
    }

    var places: [any PathValue] { [slug, month] }
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
        var content = Content(title: sheet.back.title, documentTitle: sheet.back.title + ": " + sheet.month) { html in
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

/// The actions of a bill: the PDF, printing, its other side.
struct BillActions {
    let slug: AccountSlug
    let month: Month?
    let isBack: Bool
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.bills
        html.p(.class("back")) { html in
            html.a(.href(BillsPage(slug: slug)), text: context.texts.navigation.toBills)
        }
        html.p(.class("actions")) { html in
            html.a(
                .class("button"), .href(BillDocument(slug: slug, month: month)), text: texts.document)
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
