import Domain
import Markup
import Store
import Words

/// A card for each account: its address, its number, its balance in words. The whole card links to the account.
struct AccountCards {
    let standings: [AccountStanding]
    let setting: Setting

    func write(to html: inout HTML) {
        let texts = setting.texts.accounts
        guard !standings.isEmpty else {
            html.p(text: texts.none)
            html.p(text: texts.noneNext)
            return
        }
        html.ul(.class("cards")) { html in
            for standing in standings {
                html.li(.class("card")) { card(&$0, standing) }
            }
        }
    }

    private func card(_ html: inout HTML, _ standing: AccountStanding) {
        let account = standing.account
        let texts = setting.texts.accounts
        html.h2 { html in
            html.a(.href(AccountPage(slug: standing.slug)), text: account.address)
        }
        html.p(.class("quiet")) { html in
            html.text(texts.number(account.number.text))
            html.text(" · ")
            html.text(texts.payer(account.payer))
        }
        BalanceHeadline(balance: standing.balance, asOf: standing.asOf, setting: setting).write(to: &html)
    }
}
