import Domain
import Markup
import Store
import Words

/// A card for each account: its address, its number, its balance in words. The whole card links to the account.
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
        let texts = context.texts.accounts
        html.h2 { html in
            html.a(.href(AccountPage(slug: standing.slug)), text: standing.name ?? account.address)
        }
        html.p(.class("quiet")) { html in
            if standing.name != nil { html.text(account.address + " · ") }
            html.text(texts.number(account.number.text))
            html.text(" · ")
            html.text(texts.payer(account.payer))
        }
        ClosedAccount(closedOn: standing.closedOn, context: context).write(to: &html)
        if let help = standing.help {
            html.p(.class("note"), text: context.texts.helpers.youHelp)
            HelpTerm(lastDay: help.lastDay, context: context).write(to: &html)
        }
        BalanceHeadline(balance: standing.balance, asOf: standing.asOf, context: context).write(to: &html)
    }
}
