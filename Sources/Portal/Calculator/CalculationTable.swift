import Domain
import Markup

/// A calculation line by line: each level or time of day of each part of the days, its price, its sum.
struct CalculationTable {
    let calculation: Calculation
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.texts }
    private var hasParts: Bool { Set(calculation.lines.map(\.part)).count > 1 }

    func write(to html: inout HTML) {
        html.table(.class("stacked calculation")) { html in
            html.caption(text: caption)
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: texts.step)
                    if hasParts { html.th(.scope("col"), text: texts.part) }
                    for name in [texts.used, texts.price, texts.sum] {
                        html.th(.scope("col"), .class("number"), text: name)
                    }
                }
            }
            html.tbody { html in
                for line in calculation.lines { row(&html, line) }
            }
            html.tfoot { html in
                html.tr { html in
                    html.th(.scope("row"), .fixed("colspan", hasParts ? "4" : "3"), text: texts.total)
                    cell(&html, texts.sum, calculation.total.formatted(in: words.language))
                }
            }
        }
    }

    private func row(_ html: inout HTML, _ line: Calculation.Line) {
        html.tr { html in
            html.th(.scope("row"), text: words.sheet[line.step])
            if hasParts {
                let days = line.part.first.numeric + " – " + line.part.last.numeric
                html.td(Attribute("data-label", texts.part), text: days)
            }
            cell(&html, texts.used, words.quantity(line.quantity))
            cell(&html, texts.price, line.price.price.asPrice(in: words.language))
            cell(&html, texts.sum, line.sum.formatted(in: words.language))
        }
    }

    private func cell(_ html: inout HTML, _ name: String, _ value: String) {
        html.td(.class("number"), Attribute("data-label", name), text: value)
    }

    private var caption: String {
        let (first, last) = (calculation.lines.first?.part.first, calculation.lines.last?.part.last)
        guard let first, let last else { return texts.result }
        return texts.caption((from: first.numeric, to: last.numeric, days: "\(last - first + 1)"))
    }
}
