import Domain
import Markup
import Words

/// A plan's prices from a day on: one price large, or a table of its levels or times of day; then their decisions.
struct PricesView {
    let plan: Plan
    let service: Service
    let day: Day
    let words: TariffWords

    private var texts: Texts.Tariffs { words.tariffs }
    private var prices: [Plan.Price] { plan.prices(on: day) }
    private var isComing: Bool { day > words.today }

    /// "01.01.2019 бастап күшінде, 1 кВт·сағ үшін".
    private var since: String {
        let phrase = isComing ? texts.willCost : texts.since
        return phrase((day: day.numeric, per: words.per(plan, service)))
    }

    func write(to html: inout HTML) {
        html.div(.class(isComing ? "prices coming" : "prices")) { html in
            if prices.count == 1 {
                single(&html, prices[0])
            } else {
                table(&html)
                html.p(.class("quiet"), text: words.vat(prices))
            }
            BasisView(prices, words).write(to: &html)
        }
    }

    private func single(_ html: inout HTML, _ price: Plan.Price) {
        let net = price.net.map { [texts.net(words.price($0))] } ?? []
        html.p(text: since)
        html.p(.class("price")) { $0.strong(text: words.price(price.price)) }
        html.p(.class("quiet"), text: ([words.vat(prices)] + net).joined(separator: ", "))
    }

    private func table(_ html: inout HTML) {
        let hasNet = prices.contains { $0.net != nil }
        html.table { html in
            html.caption(text: since)
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: plan.method == .zones ? texts.timeOfDay : texts.level)
                    html.th(.scope("col"), .class("number"), text: texts.tariff)
                    if hasNet { html.th(.scope("col"), .class("number"), text: texts.withoutVAT) }
                }
            }
            html.tbody { html in
                for price in prices { row(&html, price, hasNet) }
            }
        }
    }

    private func row(_ html: inout HTML, _ price: Plan.Price, _ hasNet: Bool) {
        html.tr { html in
            html.th(.scope("row")) { html in
                html.text(words.sheet[price.step].asSentence)
                if price.validFrom != day { html.small(text: texts.from(price.validFrom.numeric)) }
            }
            html.td(.class("number price")) { $0.strong(text: words.price(price.price)) }
            if hasNet { html.td(.class("number"), text: price.net.map(words.price) ?? "") }
        }
    }
}
