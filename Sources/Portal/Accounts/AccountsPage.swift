import Markup
import Store
import Web
import Words

/// F2: the accounts that this customer has linked.
struct AccountsPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/accounts"

    let search: AccountSearch

    static func title(_ texts: Texts) -> String { texts.accounts.title }

    func read(_ customer: Customer) throws -> AccountOverview {
        try AccountOverview(customer)
    }

    func show(_ overview: AccountOverview, _ context: ViewContext) -> PageResult {
        .framed(
            Content(title: context.texts.accounts.title) { html in
                AccountOverviewView(overview: overview, search: search, context: context).write(to: &html)
            })
    }
}

extension AccountsPage {
    init() { self.init(search: AccountSearch()) }

    init?(_ address: RequestedAddress) { self.init(search: AccountSearch(address.query)) }

    var query: Query { search.query }
}
