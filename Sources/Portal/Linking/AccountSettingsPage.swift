import Domain
import Markup
import Store
import Web
import Words

/// What a customer sets for a linked account: its name, whether it is hidden, whether it opens first.
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

    func read(_ customer: Customer) throws -> AccountEntry {
        AccountEntry(try customer.linkedAccount(slug))
    }

    func show(_ entry: AccountEntry, _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        let wrong = problems.map { problem in
            (field: "name", message: problem == .nameTooLong ? texts.nameTooLong : texts.formExpired)
        }
        return .framed(
            Content(title: texts.settingsTitle, problems: wrong, texts: context.texts) { html in
                if isNew { html.p(.class("note"), .role("status"), text: texts.linked) }
                html.p { html in
                    html.strong(text: entry.address)
                    html.text(" · " + context.texts.accounts.number(entry.number.text))
                }
                form(&html, entry, wrong.map(\.message), context)
                html.h2(text: texts.more)
                html.ul { html in
                    html.li { $0.a(.href(AccountPage(slug: slug)), text: texts.open) }
                    html.li { $0.a(.href(HelpersPage(slug: slug)), text: context.texts.helpers.title) }
                    html.li { $0.a(.href(RemoveAccountPage(slug: slug)), text: texts.removeTitle) }
                    html.li { $0.a(.href(LinkedAccountsPage()), text: texts.title) }
                }
            })
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
}

extension AccountSettingsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, isNew: address.query["linked"] != nil)
    }

    var places: [any PathValue] { [slug] }
    var query: Query { [("linked", isNew ? "yes" : nil)] }
}

/// Handles the form of `AccountSettingsPage`.
struct SaveAccountSettings: FormAction {
    typealias Context = CustomerContext
    static let path = AccountSettingsPage.path

    let slug: AccountSlug

    struct Input: Sendable {
        let name: String?
        let isHidden: Bool
        let opensFirst: Bool
    }

    func parse(_ form: GenuineForm) throws(Refused<AccountSettingsPage.Problem>) -> Input {
        let name = form["name"].trimmingBlanks()
        guard name.count <= 60, !name.contains(where: \.isNewline) else { throw Refused(.nameTooLong) }
        return Input(
            name: name.isEmpty ? nil : name, isHidden: !form["hidden"].isEmpty, opensFirst: !form["first"].isEmpty)
    }

    func page(_ typed: FormFields, _ problems: [AccountSettingsPage.Problem]) -> AccountSettingsPage {
        AccountSettingsPage(slug: slug, typed: typed, problems: problems)
    }

    func perform(_ input: Input, _ context: CustomerContext) async throws -> Done {
        try await context.write { customer in
            try customer.linkedAccount(slug).save(
                name: input.name, isHidden: input.isHidden, opensFirst: input.opensFirst)
        }
        return Done(next: LinkedAccountsPage())
    }
}

extension SaveAccountSettings {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
