import Markup
import Store
import Web
import Words

/// F2: the accounts that this customer has linked.
struct AccountsPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/accounts"

    static func title(_ texts: Texts) -> String { texts.accounts.title }

    func read(_ customer: Customer) throws -> [AccountStanding] {
        try AccountStanding.all(of: customer)
    }

    func show(_ standings: [AccountStanding], _ setting: Setting) -> Answer {
        .framed(
            Content(title: setting.texts.accounts.title) { html in
                AccountCards(standings: standings, setting: setting).write(to: &html)
            })
    }
}
