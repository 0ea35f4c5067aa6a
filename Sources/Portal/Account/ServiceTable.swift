import Domain
import Markup
import Store

/// The services and their balances, payments counted up to a day. A service's name leads to its statement.
struct ServiceTable {
    let slug: AccountSlug
    let balances: [ServiceBalance]
    /// The service that has a calculator.
    let calculated: ServiceCode?
    let asOf: Day
    let setting: Setting

    private var texts: Texts.Account { setting.texts.account }

    func write(to html: inout HTML) {
        guard !balances.isEmpty else {
            html.p(text: texts.noServices)
            return
        }
        html.table(.class("stacked services")) { html in
            html.caption(text: texts.services(asOf.numeric))
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: texts.service)
                    html.th(.scope("col"), text: texts.supplier)
                    html.th(.scope("col"), .class("number")) { html in
                        html.text(texts.charged)
                        if let latest { html.small(text: latest.numeric) }
                    }
                    html.th(.scope("col"), .class("number")) { html in
                        html.text(texts.balance)
                        html.small(text: texts.balanceSigns)
                    }
                }
            }
            html.tbody { html in
                for balance in balances { row(&html, balance) }
            }
            total(&html)
        }
    }

    private func row(_ html: inout HTML, _ balance: ServiceBalance) {
        let language = setting.language
        let statement = StatementPage(slug: slug, service: balance.service.code)
        html.tr { html in
            html.th(.scope("row")) { html in
                html.a(.href(statement), text: balance.service.name[language])
                if calculated == balance.service.code { calculator(&html, balance.service) }
            }
            html.td(Attribute("data-label", texts.supplier), text: balance.service.supplier[language])
            html.td(.class("number"), Attribute("data-label", texts.charged)) { html in
                html.text(charged(balance).formatted(in: language))
            }
            html.td(.class("number"), Attribute("data-label", texts.balance)) { html in
                BalanceCell(closing: balance.closing, setting: setting).write(to: &html)
            }
        }
    }

    private func calculator(_ html: inout HTML, _ service: Service) {
        let words = setting.texts.calculator.link(service.name[setting.language])
        html.small { html in
            html.a(.href(CalculatorPage(slug: slug, service: service.code)), text: words)
        }
    }

    /// Debts and overpayments apart: they are owed to, and by, different suppliers.
    private func total(_ html: inout HTML) {
        let sum = AccountBalance(balances)
        let language = setting.language
        html.tfoot { html in
            html.tr { html in
                html.th(.scope("row"), .fixed("colspan", "2"), text: texts.total)
                html.td(.class("number"), Attribute("data-label", texts.charged)) { html in
                    html.text(balances.map(charged).sum().formatted(in: language))
                }
                html.td(.class("number"), Attribute("data-label", texts.balance)) { html in
                    if sum.debt > .zero || sum.overpayment == .zero {
                        html.div { BalanceCell(closing: sum.debt, setting: setting).write(to: &$0) }
                    }
                    if sum.overpayment > .zero {
                        html.div { BalanceCell(closing: -sum.overpayment, setting: setting).write(to: &$0) }
                    }
                }
            }
        }
    }

    private var latest: Month? { balances.map(\.month).max() }

    /// What the account's latest month charged: nothing, when a service's records end before it.
    private func charged(_ balance: ServiceBalance) -> Money {
        balance.month == latest ? balance.charged : .zero
    }
}
