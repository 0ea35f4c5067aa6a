import Documents
import Markup

/// The consumption of thirteen months as bars, with the same figures as a table.
struct ConsumptionView {
    let consumption: BillSheet.Consumption
    let dataWords: String
    let point: Character

    /// In the units of the image: the width of a bar's place and of a bar, the room for the values above, the bars and
    /// the months below.
    private static let (place, bar, top, height, foot) = (32, 22, 16, 80, 18)

    func write(to html: inout HTML) {
        guard !consumption.charts.isEmpty else { return }
        html.section(.class("consumption"), .fixed("aria-labelledby", "consumption-title")) { html in
            html.h2(.id("consumption-title"), text: consumption.title)
            for chart in consumption.charts { figure(&html, chart) }
        }
    }

    private func figure(_ html: inout HTML, _ chart: BillSheet.Chart) {
        html.figure { html in
            html.h3(text: chart.title)
            drawing(&html, chart)
            html.details(.class("screen-only")) { html in
                html.summary(text: dataWords)
                table(&html, chart)
            }
        }
    }

    private func drawing(_ html: inout HTML, _ chart: BillSheet.Chart) {
        let (place, bar, top, height) = (Self.place, Self.bar, Self.top, Self.height)
        let size = (width: chart.bars.count * place, height: top + height + Self.foot)
        html.svg(
            .role("img"), .ariaLabel(consumption.title + ": " + chart.title),
            Attribute("viewBox", "0 0 \(size.width) \(size.height)")
        ) { html in
            for (number, month) in chart.bars.enumerated() {
                let (x, tall) = (number * place, max(1, month.height * height / 1000))
                html.rect(
                    .class(month.isMarked ? "marked" : "bar"), Attribute("x", "\(x + (place - bar) / 2)"),
                    Attribute("y", "\(top + height - tall)"), Attribute("width", "\(bar)"),
                    Attribute("height", "\(tall)"))
                label(&html, short(month.value), x: x + place / 2, y: top + height - tall - 4)
                label(&html, month.shortMonth, x: x + place / 2, y: size.height - 4)
            }
        }
    }

    /// Without decimals if it would overlap its neighbours; the table has the exact value.
    private func short(_ value: String) -> String {
        value.count <= 6 ? value : String(value.split(separator: point)[0])
    }

    private func label(_ html: inout HTML, _ words: String, x: Int, y: Int) {
        html.svgText(Attribute("x", "\(x)"), Attribute("y", "\(y)"), text: words)
    }

    private func table(_ html: inout HTML, _ chart: BillSheet.Chart) {
        html.table { html in
            html.caption(text: chart.title)
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: consumption.monthHead)
                    html.th(.scope("col"), .class("number"), text: consumption.quantityHead)
                }
            }
            html.tbody { html in
                for month in chart.bars.reversed() {
                    html.tr { html in
                        html.th(.scope("row"), text: month.month)
                        html.td(.class("number"), text: month.value)
                    }
                }
            }
        }
    }
}
