import Domain
import Markup
import Store
import Web
import Words

/// Asks before an account is removed from the customer's list, and says what it means.
struct RemoveAccountPage: CustomerPage {
    static let path: PathTemplate = "/settings/accounts/{account}/remove"

    let slug: AccountSlug

    func read(_ customer: Customer) throws -> AccountEntry {
        AccountEntry(try customer.linkedAccount(slug))
    }

    func show(_ entry: AccountEntry, _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        return .framed(
            Content(title: texts.removeTitle) { html in
                html.p { html in
                    html.strong(text: entry.title)
                    html.text(" · " + context.texts.accounts.number(entry.number.text))
                }
                html.p(text: texts.removeMeans)
                html.form(.method("post"), .action(self)) { html in
                    context.formToken.write(to: &html)
                    html.button(.type("submit"), .class("primary"), text: texts.remove)
                }
                html.p { $0.a(.href(LinkedAccountsPage()), text: texts.keep) }
            })
    }
}

extension RemoveAccountPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}

/// Removes an account from the customer's list.
struct RemoveAccount: Action {
    typealias Context = CustomerContext
    static let path = RemoveAccountPage.path

    let slug: AccountSlug

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        try await context.write { customer in
            let linked = try customer.linkedAccount(slug)
            try linked.remove()
            try customer.log(
                .accountRemoved, detail: linked.number.text, device: context.visit.device, now: context.visit.now)
        }
        return Done(next: LinkedAccountsPage())
    }
}

extension RemoveAccount {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
