import Domain
import Markup
import Words

/// The basis of a calculation's prices and norms: since when they are valid, which decision set them, whether they are
/// confirmed.
struct RateBasis {
    private let sentence: String
    private let citation: CitationView?
    private let isConfirmed: Bool
    private let words: CalculatorWords

    /// One sentence for equal ones; norms without a known decision are left out.
    static func of(_ calculation: Calculation, _ words: CalculatorWords) -> [RateBasis] {
        let texts = words.calculator
        let prices = calculation.lines.map { line in
            Rate(
                step: line.step, validFrom: line.price.validFrom, decision: line.price.decision,
                isConfirmed: line.price.isConfirmed)
        }
        let norms = calculation.lines.compactMap(\.border?.norm).map { norm in
            Rate(step: norm.step, validFrom: norm.validFrom, decision: norm.decision, isConfirmed: true)
        }
        return Rate.grouped(prices).map { RateBasis($0, texts.howPrice, words) }
            + Rate.grouped(norms).map { RateBasis($0, texts.howNormSince, words) }.filter { $0.citation != nil }
    }

    private init(_ rates: [Rate], _ phrase: Phrase<(step: String, day: String)>, _ words: CalculatorWords) {
        let steps = rates.map { words.sheet[$0.step] }.joined(separator: ", ")
        sentence = phrase((step: steps, day: rates[0].validFrom.numeric))
        citation = CitationView(rates[0].decision, words.texts.tariffs)
        (isConfirmed, self.words) = (rates[0].isConfirmed, words)
    }

    func write(to html: inout HTML) {
        html.text(sentence)
        if let citation {
            html.text(" " + words.texts.tariffs.basis + ": ")
            citation.write(to: &html)
            html.text(".")
        }
        if !isConfirmed { html.text(" " + words.sheet.unconfirmed) }
    }
}

private struct Rate: Hashable {
    let step: TariffStep
    let validFrom: Day
    let decision: Plan.Decision?
    let isConfirmed: Bool

    /// Groups the rates that differ only in their step.
    static func grouped(_ rates: [Rate]) -> [[Rate]] {
        rates.reduce(into: []) { groups, rate in
            if groups.contains(where: { $0.contains(rate) }) { return }
            let alike = groups.firstIndex { group in
                let first = group[0]
                return (first.validFrom, first.isConfirmed) == (rate.validFrom, rate.isConfirmed)
                    && first.decision == rate.decision
            }
            if let alike { groups[alike].append(rate) } else { groups.append([rate]) }
        }
    }
}
