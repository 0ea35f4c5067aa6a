import Domain
import Markup
import Store

/// Under the title of an account's page: which account it is, with the way back to it.
struct AccountLine: Sendable {
    let slug: AccountSlug
    /// What the customer calls it.
    let title: String
    let number: String

    init(_ account: ReadableAccount, _ slug: AccountSlug) {
        self.slug = slug
        (title, number) = (account.title, account.account.shownNumber)
    }

    func write(to html: inout HTML) {
        html.p(.class("back")) { html in
            html.a(.href(AccountPage(slug: slug))) { WholeWords(title).write(to: &$0) }
            html.span(.class("quiet"), text: " · №\u{A0}" + number)
        }
    }
}
