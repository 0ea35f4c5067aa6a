import Domain
import Markup
import Store
import Web
import Words

/// Who else may see an account: its holder invites and ends helpers here, and sees when they looked.
struct HelpersPage: CustomerPage {
    static let path: PathTemplate = "/settings/accounts/{account}/helpers"

    let slug: AccountSlug
    var typed = FormFields()
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case emailInvalid, ownEmail, isHelper, dayInvalid, dayPast, notConfirmed, formExpired
        case tooMany(seconds: Int64)
    }

    struct Records: Sendable {
        let entry: AccountEntry
        let helpers: [(access: HelperAccess, uses: [HelperUse])]
        let today: Day
    }

    func read(_ customer: Customer) throws -> Records {
        let linked = try customer.linkedAccount(slug)
        return Records(
            entry: AccountEntry(linked), helpers: try linked.helpers().map { ($0, try linked.uses(of: $0.id)) },
            today: customer.today)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.helpers
        let wrong = problems.map { (field: $0.field, message: $0.words(texts)) }
        var content = Content(title: texts.title, problems: wrong, texts: context.texts) { html in
            AccountEntryLine(entry: records.entry, context: context).write(to: &html)
            html.p(text: texts.lead)
            HelperList(records: records, context: context).write(to: &html)
            html.h2(text: texts.invite)
            form(&html, wrong, context)
            html.p { $0.a(.href(LinkedAccountsPage()), text: context.texts.linking.backToList) }
        }
        for case .tooMany(let seconds) in problems { content.wait(seconds) }
        content.hasDayField = true
        return .framed(content.about(records.entry.title))
    }

    private func form(_ html: inout HTML, _ wrong: [(field: String, message: String)], _ context: ViewContext) {
        let texts = context.texts.helpers
        html.form(.method("post"), .action(self), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            FieldView(id: "email", label: texts.email, hint: texts.emailHint, messages: wrong.messages(of: "email"))
                .input(
                    &html, .type("email"), .value(typed["email"] ?? ""), .fixed("autocomplete", "off"),
                    .fixed("spellcheck", "false"))
            DayField(
                id: "until", label: texts.until, hint: texts.untilHint, example: texts.dayExample,
                messages: wrong.messages(of: "until"), texts: context.texts
            ).write(to: &html, typed: typed["until"] ?? "")
            FieldView(id: "readings", label: texts.mayGiveReadings).checkbox(&html, isOn: typed["readings"] != nil)
            html.button(.type("submit"), .class("primary"), text: texts.send)
        }
    }
}

extension HelpersPage.Problem {
    fileprivate var field: String {
        switch self {
        case .emailInvalid, .ownEmail, .isHelper, .tooMany, .notConfirmed, .formExpired: "email"
        case .dayInvalid, .dayPast: "until"
        }
    }

    fileprivate func words(_ texts: Texts.Helpers) -> String {
        switch self {
        case .emailInvalid: texts.emailInvalid
        case .ownEmail: texts.ownEmail
        case .isHelper: texts.isHelper
        case .dayInvalid: texts.dayInvalid
        case .dayPast: texts.dayPast
        case .tooMany: texts.tooMany
        case .notConfirmed: texts.notConfirmed
        case .formExpired: texts.formExpired
        }
    }
}

extension HelpersPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
