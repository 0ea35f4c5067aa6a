import Domain
import Markup
import Store
import Web
import Words

/// What a customer sets for a linked account: its name, whether it is hidden, whether it opens first. If its payer has
/// changed, it must be proved again first.
struct AccountSettingsPage: CustomerPage {
    static let path: PathTemplate = "/settings/accounts/{account}"

    let slug: AccountSlug
    /// It was linked just now.
    var isNew = false
    var typed: FormFields?
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case nameTooLong, formExpired
    }

    struct Records: Sendable {
        let entry: AccountEntry
        /// Their e-mails, masked.
        let otherHolders: [String]
    }

    func read(_ customer: Customer) throws -> Records {
        let linked = try customer.linkedAccount(slug)
        let others = linked.isConfirmed ? try customer.otherHolders(of: linked.number) : []
        return Records(
            entry: AccountEntry(linked), otherHolders: others.map { EmailAddress(stored: $0.email).masked })
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let (entry, texts) = (records.entry, context.texts.linking)
        let wrong = problems.map { problem in
            (field: "name", message: problem == .nameTooLong ? texts.nameTooLong : texts.formExpired)
        }
        return .framed(
            Content(title: texts.settingsTitle, problems: wrong, texts: context.texts) { html in
                if isNew { linked(&html, context) }
                AccountEntryLine(entry: entry, context: context).write(to: &html)
                if entry.isConfirmed {
                    form(&html, entry, wrong.map(\.message), context)
                    others(&html, records.otherHolders, context)
                    html.h2(text: texts.more)
                    html.ul { links(&$0, context) }
                } else {
                    confirm(&html, entry, context)
                }
                html.p { $0.a(.href(LinkedAccountsPage()), text: texts.backToList) }
            }.about(entry.title))
    }

    private func linked(_ html: inout HTML, _ context: ViewContext) {
        html.div(.class("note")) { html in
            html.p(.role("status"), text: context.texts.linking.linked)
            html.p(text: context.texts.electronicBill.lead)
            html.p(.class("actions")) { html in
                html.a(
                    .class("button quiet"), .href(SubscriptionPage(slug: slug)),
                    text: context.texts.electronicBill.subscribeTitle)
            }
        }
    }

    private func form(_ html: inout HTML, _ entry: AccountEntry, _ messages: [String], _ context: ViewContext) {
        let texts = context.texts.linking
        html.form(.method("post"), .action(AccountSettingsPage(slug: slug))) { html in
            context.formToken.write(to: &html)
            FieldView(id: "name", label: texts.name, hint: texts.nameHint, messages: messages).input(
                &html, .type("text"), .value(typed?["name"] ?? entry.name ?? ""), .fixed("autocomplete", "off"))
            FieldView(id: "first", label: texts.opensFirstChoice).checkbox(
                &html, isOn: typed.map { $0["first"] != nil } ?? entry.opensFirst)
            FieldView(id: "hidden", label: texts.hide, hint: texts.hideHint).checkbox(
                &html, isOn: typed.map { $0["hidden"] != nil } ?? entry.isHidden)
            html.button(.type("submit"), .class("primary"), text: texts.save)
        }
    }

    private func others(_ html: inout HTML, _ others: [String], _ context: ViewContext) {
        guard !others.isEmpty else { return }
        html.p(.class("note"), text: context.texts.linking.otherHolders(others.joined(separator: ", ")))
    }

    private func links(_ html: inout HTML, _ context: ViewContext) {
        let texts = context.texts.linking
        html.li { $0.a(.href(AccountPage(slug: slug)), text: texts.open) }
        html.li { $0.a(.href(SubscriptionPage(slug: slug)), text: context.texts.electronicBill.title) }
        html.li { $0.a(.href(HelpersPage(slug: slug)), text: context.texts.helpers.title) }
        html.li { $0.a(.href(RemoveAccountPage(slug: slug)), text: texts.removeTitle) }
    }

    private func confirm(_ html: inout HTML, _ entry: AccountEntry, _ context: ViewContext) {
        let texts = context.texts.linking
        guard context.settings.linking.payerChange == .confirm else {
            html.p(text: texts.ended)
            return
        }
        html.p(text: texts.confirmAgain)
        ProofForm(known: entry.number, context: context).write(to: &html)
        html.p { $0.a(.href(RemoveAccountPage(slug: slug)), text: texts.removeTitle) }
    }
}

extension AccountSettingsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, isNew: address.query["linked"] != nil)
    }

    var places: [any PathValue] { [slug] }
    var query: Query { [("linked", isNew ? "yes" : nil)] }
}
