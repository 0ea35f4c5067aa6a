import Domain
import Markup
import Store
import Words

/// The services and their balances, payments counted up to a day. A service's name links to its statement.
struct ServiceTable {
    let slug: AccountSlug
    let balances: [ServiceBalance]
    /// The service with a calculator.
    let calculated: ServiceCode?
    let asOf: Day
    let context: ViewContext

    private var texts: Texts.Account { context.texts.account }

    func write(to html: inout HTML) {
        guard !balances.isEmpty else {
            html.p(text: texts.noServices)
            return
        }
        let charged = StackedTable.Column.number(texts.charged, note: latest?.numeric)
        let table = StackedTable(
            style: "stacked services", caption: texts.services(asOf.numeric),
            columns: [
                .text(texts.service), .text(texts.supplier), charged,
                .number(texts.balance, note: texts.balanceSigns),
            ])
        table.write(to: &html) { html in
            for balance in balances { table.row(&html, cells(balance)) }
        } foot: { html in
            let total = balances.map(self.charged).sum().formatted(in: context.language)
            table.row(&html, [.text(texts.total), .text(total), .content(totals)], span: 2)
        }
    }

    private func cells(_ balance: ServiceBalance) -> [StackedTable.Cell] {
        let language = context.language
        let statement = StatementPage(slug: slug, service: balance.service.code)
        return [
            .content { html in
                html.a(.href(statement), text: balance.service.name[language])
                if calculated == balance.service.code { calculator(&html, balance.service) }
            },
            .text(balance.service.supplier[language]), .text(charged(balance).formatted(in: language)),
            .content { [context] html in
                BalanceCell(closing: balance.closing, context: context).write(to: &html)
                // Only what earlier bills asked for already is a debt.
                guard balance.leftOfEarlier > .zero, balance.leftOfEarlier < balance.closing else { return }
                let earlier = balance.leftOfEarlier.formatted(in: language)
                html.span(.class("debt"), text: context.texts.account.ofWhichEarlier(earlier))
            },
        ]
    }

    private func calculator(_ html: inout HTML, _ service: Service) {
        let words = context.texts.calculatorTitle(of: service)
        html.small { html in
            html.a(.href(CalculatorPage(slug: slug, service: service.code)), text: words)
        }
    }

    /// Debts and overpayments separately: they are owed to, and by, different suppliers.
    private func totals(_ html: inout HTML) {
        let sum = AccountBalance(balances)
        if sum.debt > .zero || sum.overpayment == .zero {
            html.div { $0.text(sum.debt.formatted(in: context.language)) }
        }
        if sum.overpayment > .zero {
            html.div { BalanceCell(closing: -sum.overpayment, context: context).write(to: &$0) }
        }
    }

    private var latest: Month? { balances.lazy.map(\.month).max() }

    /// The charge of the account's latest month: nothing, if a service's records end before it.
    private func charged(_ balance: ServiceBalance) -> Money {
        balance.month == latest ? balance.charged : .zero
    }
}
