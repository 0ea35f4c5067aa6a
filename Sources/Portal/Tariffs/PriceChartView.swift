import Domain
import Markup
import Words

/// The history of a plan's prices as a chart. The same figures are in the table of its changes.
struct PriceChartView {
    let plan: Plan
    let service: Service
    let words: TariffWords

    private var texts: Texts.Tariffs { words.tariffs }

    func write(to html: inout HTML) {
        let chart = PriceChart(plan, today: words.today, language: words.language)
        html.figure { html in
            html.figcaption(text: texts.chart)
            drawing(&html, chart)
            if chart.lines.count > 1 { legend(&html, chart) }
        }
    }

    private func drawing(_ html: inout HTML, _ chart: PriceChart) {
        html.svg(
            .class("drawing"), .role("img"), .ariaLabel(name),
            Attribute("viewBox", "0 0 \(PriceChart.width) \(chart.height)")
        ) { html in
            axes(&html, chart)
            for line in chart.lines {
                html.path(.class(pattern(line.step)), Attribute("d", line.path))
                let latest = line.latest.asPrice(in: words.language)
                text(&html, "start", latest, x: chart.right + 4, y: line.label)
                // With several lines it would be unclear which one a price belongs to.
                for earlier in chart.lines.count == 1 ? line.earlier : [] {
                    let price = earlier.price.asPrice(in: words.language)
                    text(&html, "start", price, x: earlier.x, y: earlier.y - 5)
                }
            }
        }
    }

    private func axes(_ html: inout HTML, _ chart: PriceChart) {
        for tick in chart.prices {
            html.path(.class("grid"), Attribute("d", "M\(chart.left) \(tick.y)H\(chart.right)"))
            text(&html, "end", tick.price.formatted(in: words.language), x: chart.left - 4, y: tick.y + 4)
        }
        for year in chart.years {
            html.path(.class("grid"), Attribute("d", "M\(year.x) \(chart.bottom)v4"))
            text(&html, "middle", "\(year.year)", x: year.x, y: chart.bottom + 18)
        }
        if let today = chart.today {
            html.path(.class("grid"), Attribute("d", "M\(today) \(chart.top)V\(chart.bottom)"))
            text(&html, "middle", texts.today, x: today, y: chart.top - 3)
        }
    }

    private func text(_ html: inout HTML, _ anchor: StaticString, _ words: String, x: Int, y: Int) {
        html.svgText(
            .fixed("text-anchor", anchor), Attribute("x", x), Attribute("y", y), text: words)
    }

    private func legend(_ html: inout HTML, _ chart: PriceChart) {
        html.ul(.class("legend")) { html in
            for line in chart.lines {
                html.li { html in
                    html.svg(.fixed("viewBox", "0 0 28 8"), .fixed("aria-hidden", "true")) { html in
                        html.path(.class(pattern(line.step)), .fixed("d", "M0 4H28"))
                    }
                    html.text(words.sheet[line.step].asSentence)
                }
            }
        }
    }

    /// "Сараланған тариф, Электр қуаты, 1 кВт·сағ үшін: тариф жылдар бойынша қалай өзгерді".
    private var name: String {
        "\(plan.name[words.language]), \(service.name[words.language]), \(words.per(plan, service)): \(texts.chart)"
    }

    /// Distinguished without colours: solid, dashed, dotted.
    private func pattern(_ step: TariffStep) -> StaticString {
        switch step {
        case .all, .level1, .day: "line"
        case .level2, .peak: "line dashed"
        case .level3, .night: "line dotted"
        }
    }
}
