import Domain
import Markup

/// Every change of a plan's prices, the latest first: the figures of the chart, and what each rests on.
struct PriceHistoryTable {
    let plan: Plan
    let words: TariffWords

    private var texts: Texts.Tariffs { words.texts }

    func write(to html: inout HTML) {
        html.table(.class("stacked history")) { html in
            html.caption(text: texts.changes)
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: texts.day)
                    for step in plan.steps { html.th(.scope("col"), .class("number"), text: head(step)) }
                    html.th(.scope("col"), .class("number"), text: texts.vatHead)
                    html.th(.scope("col"), text: texts.basis)
                }
            }
            html.tbody { html in
                for day in plan.priceDays.reversed() { row(&html, day) }
            }
        }
    }

    private func row(_ html: inout HTML, _ day: Day) {
        let prices = plan.prices(on: day)
        html.tr { html in
            html.th(.scope("row"), text: day.numeric)
            for step in plan.steps { cell(&html, step, prices.first { $0.step == step }) }
            html.td(.class("number"), Attribute("data-label", texts.vatHead), text: words.percents(prices) + " %")
            html.td(Attribute("data-label", texts.basis)) { html in
                BasisView(prices.filter { $0.validFrom == day }, words).write(to: &html, isNamed: false)
            }
        }
    }

    private func cell(_ html: inout HTML, _ step: TariffStep, _ price: Plan.Price?) {
        html.td(.class("number"), Attribute("data-label", head(step))) { html in
            guard let price else { return }
            html.div { html in
                html.text(price.price.asPrice(in: words.language))
                if let net = price.net {
                    html.small(text: texts.net(net.asPrice(in: words.language)))
                }
            }
        }
    }

    private func head(_ step: TariffStep) -> String {
        step == .all ? texts.tariff : words.sheet[step]
    }
}
