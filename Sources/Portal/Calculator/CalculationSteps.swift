import Domain
import Markup
import Words

/// How a charge was calculated, sentence by sentence: from the consumption to the sum.
struct CalculationSteps {
    /// How the consumption was measured.
    let consumption: [String]
    let calculation: Calculation
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.calculator }

    func write(to html: inout HTML) {
        html.ol(.class("how")) { html in
            for sentence in consumption + parts.flatMap(sentences) + rounding {
                html.li { $0.text(sentence.asSentence) }
            }
            for basis in RateBasis.of(calculation, words) { html.li { basis.write(to: &$0) } }
            html.li { $0.text(total) }
        }
    }

    private var parts: [Calculation.Part] {
        calculation.lines.map(\.part).reduce(into: []) { parts, part in
            if parts.last != part { parts.append(part) }
        }
    }

    private func sentences(_ part: Calculation.Part) -> [String] {
        let lines = calculation.lines.filter { $0.part == part }
        let days = texts.howDays((first: part.first.numeric, last: part.last.numeric, days: "\(part.days)"))
        return [days] + shares(part, lines) + lines.compactMap(border) + lines.map(line)
    }

    /// The share of one of several parts in the consumption, by time of day if that matters.
    private func shares(_ part: Calculation.Part, _ lines: [Calculation.Line]) -> [String] {
        guard parts.count > 1 else { return [] }
        let times = lines.map(\.step).filter { [.day, .peak, .night].contains($0) }
        guard !times.isEmpty else {
            let (used, share) = share(part, of: calculation.lines)
            return [texts.howShare((used: used, days: "\(part.days)", of: "\(days)", share: share))]
        }
        return times.map { step in
            let (used, share) = share(part, of: calculation.lines.filter { $0.step == step })
            let values = (step: words.sheet[step], used: used, days: "\(part.days)", of: "\(days)", share: share)
            return texts.howShareOfTime(values)
        }
    }

    private func share(_ part: Calculation.Part, of lines: [Calculation.Line]) -> (used: String, share: String) {
        let used = lines.map(\.quantity).reduce(.zero, +)
        return (words.whole(used), words.result(used * Fraction(Int128(part.days), over: Int128(days))))
    }

    /// The number of charged days.
    private var days: Int { parts.map(\.days).reduce(0, +) }

    private func border(_ line: Calculation.Line) -> String? {
        guard let border = line.border, let norm = border.norm.upperLimit else { return nil }
        let (step, limit) = (words.sheet[line.step], words.quantity(norm))
        let (residents, days) = ("\(line.part.household.residents)", "\(line.part.days)")
        let (of, result) = ("\(self.days)", words.result(border.quantity))
        return switch border.fitting {
        case .wholeMonth: texts.howMonth((step: step, norm: limit, residents: residents, border: result))
        case .shareOfMonth:
            texts.howMonthShare(
                (step: step, norm: limit, residents: residents, days: days, of: of, border: result))
        case .days:
            texts.howNorm((step: step, norm: limit, residents: residents, days: days, border: result))
        }
    }

    private func line(_ line: Calculation.Line) -> String {
        let sum = line.sum.withCurrency(in: words.language)
        let values = (
            step: words.sheet[line.step], quantity: words.about(line.shownQuantity, line.quantity),
            price: words.price(line.price.price), sum: line.isExact ? "= " + sum : "≈ " + sum
        )
        return texts.howLine(values)
    }

    private var rounding: [String] { calculation.lines.allSatisfy(\.isExact) ? [] : [texts.howRounded] }

    private var total: String {
        let taxes = calculation.vatByRate.filter { $0.percent > 0 }.map { percent, sum in
            texts.howVAT((percent: "\(percent)", sum: sum.withCurrency(in: words.language)))
        }
        let total = texts.howTotal(calculation.total.withCurrency(in: words.language))
        return taxes.isEmpty ? total : total + " " + texts.ofWhich(taxes.joined(separator: ", "))
    }
}

extension Calculation.Line {
    /// Whether the shown quantity and the price multiply to the sum.
    fileprivate var isExact: Bool { shownQuantity.charge(at: price.price) == sum }
}
