import Domain
import Markup
import Words

/// F5: the calculation line by line, its explanation in words, and the alternatives.
struct CalculationView {
    let title: String
    let worked: WorkedOut
    /// How the consumption was measured, in sentences.
    let consumption: [String]
    /// Notes to the sum: that it is an estimate, for example.
    let notes: [String]
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.calculator }
    private var calculation: Calculation { worked.calculation }

    func write(to html: inout HTML) {
        html.section(.id("result"), .fixed("tabindex", "-1"), .fixed("aria-labelledby", "result-title")) { html in
            html.h2(.id("result-title"), text: title)
            html.p(.class("sum due")) { html in
                html.span(text: texts.toPay)
                html.text(" ")
                html.strong(text: calculation.total.withCurrency(in: words.language))
            }
            for note in notes + (calculation.isConfirmed ? [] : [texts.unconfirmed]) {
                html.p(.class("note"), text: note)
            }
            CalculationTable(calculation: calculation, words: words).write(to: &html)
            steps(&html)
            WhatIfView(worked: worked, words: words).write(to: &html)
            html.p(.class("actions")) { html in
                html.button(.id("print"), .type("button"), .flag("hidden"), text: words.texts.navigation.print)
            }
        }
    }

    private func steps(_ html: inout HTML) {
        html.details(.class("open-wide")) { html in
            html.summary { $0.h2(text: texts.how) }
            CalculationSteps(consumption: consumption, calculation: calculation, words: words).write(to: &html)
        }
    }
}
