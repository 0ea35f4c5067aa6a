import Domain
import Markup
import Store

/// F5: the calculation line by line, and then step by step in words.
struct CalculationView {
    let checked: TypedReadings.Checked
    let calculation: Calculation
    let tariff: MeteredTariff
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.texts }

    func write(to html: inout HTML) {
        html.section(.id("result"), .fixed("aria-labelledby", "result-title")) { html in
            html.h2(.id("result-title"), text: texts.result)
            html.p(.class("sum due")) { html in
                html.span(text: texts.toPay)
                html.text(" ")
                html.strong(text: calculation.total.withCurrency(in: words.language))
            }
            CalculationTable(calculation: calculation, words: words).write(to: &html)
            html.h2(text: texts.how)
            html.ol(.class("how")) { html in
                for step in CalculationSteps(
                    consumption: consumption, calculation: calculation, words: words
                ).sentences {
                    html.li { $0.text(step) }
                }
            }
        }
    }

    private var consumption: [String] {
        var sentences = tariff.registers.compactMap { register in
            checked.used[register.register].map { consumption(register, $0) }
        }
        if let ratio = tariff.registers.first?.ratio, ratio.millionths != 1_000_000 {
            sentences.append(texts.howRatio(["ratio": ratio.formatted(in: words.language)]))
        }
        return sentences
    }

    private func consumption(_ register: MeterRegister, _ used: Fraction) -> String {
        let difference = used * Fraction(1_000_000, over: Int128(register.ratio.millionths))
        let current = (Fraction(register.latest.value) + difference).rounded(places: 3)
        let capacity = register.capacity
        let hasGoneRound = current >= capacity
        let shown = hasGoneRound ? ExactDecimal(millionths: current.millionths - capacity.millionths) : current
        let values: KeyValuePairs = [
            "current": shown.formatted(in: words.language),
            "previous": register.latest.value.formatted(in: words.language),
            "capacity": capacity.formatted(in: words.language),
            "used": words.quantity(difference), "register": words.sheet[register.register] ?? "",
        ]
        if hasGoneRound { return texts.howRound(values) }
        return register.register == .total ? texts.howUsed(values) : texts.howRegister(values)
    }
}
