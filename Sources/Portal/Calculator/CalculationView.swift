import Domain
import Markup

/// F5: the calculation line by line, how it was worked out in words, and what else it could have cost.
struct CalculationView {
    let title: String
    let worked: WorkedOut
    /// How the consumption came about, in sentences.
    let consumption: [String]
    /// What one has to know beside the sum: that it is an estimate, for example.
    let notes: [String]
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.texts }
    private var calculation: Calculation { worked.calculation }
    private var hasParts: Bool { Set(calculation.lines.map(\.part)).count > 1 }

    func write(to html: inout HTML) {
        html.section(.id("result"), .fixed("aria-labelledby", "result-title")) { html in
            html.h2(.id("result-title"), text: title)
            html.p(.class("sum due")) { html in
                html.span(text: texts.toPay)
                html.text(" ")
                html.strong(text: calculation.total.withCurrency(in: words.language))
            }
            for note in notes + (calculation.isConfirmed ? [] : [texts.unconfirmed]) {
                html.p(.class("note"), text: note)
            }
            table(&html)
            steps(&html)
            WhatIfView(worked: worked, words: words).write(to: &html)
            html.p(.class("actions")) { html in
                html.button(.id("print"), .type("button"), .flag("hidden"), text: words.setting.texts.statement.print)
            }
        }
    }

    private func steps(_ html: inout HTML) {
        html.h2(text: texts.how)
        html.ol(.class("how")) { html in
            let steps = CalculationSteps(consumption: consumption, calculation: calculation, words: words)
            for sentence in steps.sentences { html.li { $0.text(sentence) } }
        }
    }

    private func table(_ html: inout HTML) {
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
        return texts.caption(["from": first.numeric, "to": last.numeric, "days": "\(last - first + 1)"])
    }
}
