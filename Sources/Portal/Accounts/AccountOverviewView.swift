import Domain
import Markup
import Store
import Words

/// A customer's accounts, what is to be done about them, and the next step while there are none.
struct AccountOverviewView {
    let overview: AccountOverview
    var search = AccountSearch()
    let context: ViewContext

    func write(to html: inout HTML) {
        HelperInvitationList(invitations: overview.invitations, context: context).write(to: &html)
        let unconfirmed = context.settings.linking.payerChange == .confirm ? overview.unconfirmed : []
        for entry in unconfirmed {
            UnconfirmedNote(entry: entry, context: context).write(to: &html)
        }
        guard overview.standings.isEmpty else {
            if overview.standings.count >= AccountSearch.many {
                AccountTable(standings: overview.standings, search: search, context: context).write(to: &html)
            } else {
                AccountCards(standings: overview.standings, context: context).write(to: &html)
                if overview.standings.count > 1 {
                    html.p(.class("actions")) { $0.a(.href(AccountsFile()), text: context.texts.accounts.file) }
                }
            }
            return
        }
        if unconfirmed.isEmpty {
            html.p(text: context.texts.accounts.none)
            html.p(text: context.texts.accounts.noneNext)
        }
        html.p(.class("actions")) { html in
            html.a(.class("button"), .href(AddAccountPage()), text: context.texts.linking.addTitle)
        }
    }
}

/// Says that an account's payer has changed, and leads to proving it again.
struct UnconfirmedNote {
    let entry: AccountEntry
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.linking
        html.div(.class("note")) { html in
            html.p { html in
                html.strong(text: entry.title)
                html.text(" · " + context.texts.accounts.number(entry.shownNumber))
            }
            html.p(text: texts.confirmAgain)
            html.p { $0.a(.href(AccountSettingsPage(slug: entry.slug)), text: texts.confirm) }
        }
    }
}
