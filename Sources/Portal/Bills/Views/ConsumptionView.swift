import Documents
import Markup

/// The consumption of thirteen months as bars, with the same figures as a table.
struct ConsumptionView {
    let consumption: BillSheet.Consumption
    let dataWords: String

    func write(to html: inout HTML) {
        guard !consumption.charts.isEmpty else { return }
        html.section(.class("consumption"), .fixed("aria-labelledby", "consumption-title")) { html in
            html.h2(.id("consumption-title"), text: consumption.title)
            for (place, chart) in consumption.charts.enumerated() { figure(&html, chart, isFirst: place == 0) }
        }
    }

    /// On a phone only the first one is open.
    private func figure(_ html: inout HTML, _ chart: BillSheet.Chart, isFirst: Bool) {
        html.details(.class("open-wide"), .flag("open", isFirst)) { html in
            html.summary(text: chart.title)
            html.figure { html in
                BarChart(words: consumption.title + ": " + chart.title, bars: bars(chart)).write(to: &html)
                if !chart.note.isEmpty { html.p(.class("quiet"), text: chart.note) }
                html.details(.class("screen-only")) { html in
                    html.summary(text: dataWords)
                    table(&html, chart)
                }
            }
        }
    }

    private func bars(_ chart: BillSheet.Chart) -> [BarChart.Bar] {
        chart.bars.enumerated().map { place, bar in
            // "09/2019"
            let year = place == 0 || bar.shortMonth == "01" ? String(bar.month.suffix(4)) : nil
            return BarChart.Bar(
                label: bar.label, month: bar.shortMonth, year: year, height: bar.height, isMarked: bar.isMarked)
        }
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
