import Domain
import Markup
import Store
import Words

/// A card for each account: its address, its number, what is to pay. The whole card links to the account.
struct AccountCards {
    let standings: [AccountStanding]
    let context: ViewContext

    func write(to html: inout HTML) {
        list(&html, standings.filter { !$0.isHidden })
        let hidden = standings.filter(\.isHidden)
        guard !hidden.isEmpty else { return }
        html.details(.class("choice")) { html in
            html.summary(text: context.texts.linking.hiddenAccounts(String(hidden.count)))
            list(&html, hidden)
        }
    }

    private func list(_ html: inout HTML, _ standings: [AccountStanding]) {
        guard !standings.isEmpty else { return }
        html.ul(.class("cards")) { html in
            for standing in standings {
                html.li(.class("card")) { card(&$0, standing) }
            }
        }
    }

    private func card(_ html: inout HTML, _ standing: AccountStanding) {
        let account = standing.account
        html.h2 { html in
            html.a(.href(AccountPage(slug: standing.slug))) { WholeWords(standing.title).write(to: &$0) }
        }
        html.p(.class("quiet")) { html in
            if standing.name != nil {
                WholeWords(account.address).write(to: &html)
                html.text(" · ")
            }
            html.text("№ " + account.shownNumber + " · " + account.payer)
        }
        ClosedAccount(closedOn: standing.closedOn, context: context).write(to: &html)
        if let help = standing.help {
            html.p(.class("note"), text: context.texts.helpers.youHelp)
            HelpTerm(lastDay: help.lastDay, context: context).write(to: &html)
        }
        AmountDuePanel(
            due: standing.due, asOf: standing.asOf, slug: standing.slug, account: account.number, context: context,
            isOneOfSeveral: standings.count > 1
        ).write(to: &html)
    }
}
