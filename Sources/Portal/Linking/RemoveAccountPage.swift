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
                AccountEntryLine(entry: entry, context: context).write(to: &html)
                html.p(text: texts.removeMeans)
                html.form(.method("post"), .action(self)) { html in
                    context.formToken.write(to: &html)
                    html.button(.type("submit"), .class("primary"), text: texts.remove)
                }
                html.p { $0.a(.href(LinkedAccountsPage()), text: texts.keep) }
            }.about(entry.title))
    }
}

extension RemoveAccountPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
