import Domain
import Markup
import Words

/// Every change of a plan's prices, the latest first: the figures of the chart, with their decisions.
struct PriceHistoryTable {
    let plan: Plan
    let words: TariffWords

    private var texts: Texts.Tariffs { words.tariffs }

    func write(to html: inout HTML) {
        let table = StackedTable(
            style: "stacked history", caption: texts.changes,
            columns: [.text(texts.day)] + plan.steps.map { .number(head($0)) } + [
                .number(texts.vatHead), .text(texts.basis),
            ])
        table.write(to: &html) { html in
            for day in plan.priceDays.reversed() { table.row(&html, cells(day)) }
        }
    }

    private func cells(_ day: Day) -> [StackedTable.Cell] {
        let prices = plan.prices(on: day)
        let steps = plan.steps.map { step in
            StackedTable.Cell.content { self.price(&$0, prices.first { $0.step == step }) }
        }
        return [.text(day.numeric)] + steps + [
            .text(texts.percent(words.percents(prices))),
            .content { html in
                BasisView(prices.filter { $0.validFrom == day }, words).write(to: &html, isNamed: false)
            },
        ]
    }

    private func price(_ html: inout HTML, _ price: Plan.Price?) {
        guard let price else { return }
        html.div { html in
            html.text(price.price.asPrice(in: words.language))
            if let net = price.net {
                html.small(text: texts.net(net.asPrice(in: words.language)))
            }
        }
    }

    private func head(_ step: TariffStep) -> String {
        step == .all ? texts.tariff : words.sheet[step].asSentence
    }
}
