import Domain
import Markup
import Words

/// Under a result: what the same consumption would have cost otherwise, and from which consumption on another tariff is
/// cheaper.
struct WhatIfView {
    let worked: WorkedOut
    let words: CalculatorWords

    private var texts: Texts.WhatIf { words.texts.whatIf }

    func write(to html: inout HTML) {
        guard !worked.alternatives.isEmpty else { return }
        html.h2(text: texts.title)
        table(&html)
        for alternative in worked.alternatives {
            if case .plan(let plan) = alternative.change, let comparison = alternative.breakEven {
                breakEven(&html, plan, comparison)
            }
        }
    }

    private func table(_ html: inout HTML) {
        let table = StackedTable(
            style: "stacked what-if", caption: caption,
            columns: [.text(texts.otherwise), .number(texts.sum), .number(texts.difference)])
        table.write(to: &html) { html in
            for alternative in worked.alternatives { table.row(&html, cells(alternative)) }
        }
    }

    private var caption: String {
        texts.caption((used: words.quantity(worked.consumption.total), days: "\(worked.consumption.days)"))
    }

    private func cells(_ alternative: Alternative) -> [StackedTable.Cell] {
        let total = alternative.calculation.total
        return [
            .content { html in
                html.text(name(of: alternative.change))
                if case .plan = alternative.change, !alternative.calculation.isConfirmed {
                    html.text(" ")
                    html.small(text: words.sheet.unconfirmed)
                }
            },
            .text(total.withCurrency(in: words.language)), .text(difference(total - worked.calculation.total)),
        ]
    }

    private func name(of change: Alternative.Change) -> String {
        switch change {
        case .residentMore: texts.residentMore
        case .residentMoreWithoutBenefit: texts.residentMoreWithoutBenefit
        case .residentMoreIn(let category): "\(texts.residentMore) (\(category.name[words.language]))"
        case .residentFewer: texts.residentFewer
        case .plan(let plan): plan.name[words.language]
        }
    }

    private func difference(_ difference: Money) -> String {
        let sum = difference.magnitude.withCurrency(in: words.language)
        return difference < .zero ? texts.cheaper(sum) : difference > .zero ? texts.dearer(sum) : texts.same
    }

    private func breakEven(_ html: inout HTML, _ other: Plan, _ comparison: BreakEven) {
        html.div(.class("break-even")) { html in
            html.h3(text: texts.breakEven((plan: name(worked.plan), other: name(other))))
            html.p(text: texts.breakEvenLead("\(worked.consumption.days)"))
            html.ul { html in
                for stretch in comparison.stretches { html.li { $0.text(sentence(stretch, other)) } }
            }
        }
    }

    private func sentence(_ stretch: BreakEven.Stretch, _ other: Plan) -> String {
        let verdict =
            switch stretch.cheaper {
            case .this: texts.planCheaper(name(worked.plan))
            case .other: texts.planCheaper(name(other))
            case .neither: texts.plansSame
            }
        let from = words.quantity(stretch.from)
        return switch (stretch.from == .zero, stretch.until.map { words.quantity($0) }) {
        case (true, nil): texts.always(verdict)
        case (true, let until?): texts.upTo((until: until, verdict: verdict))
        case (false, nil): texts.beyond((from: from, verdict: verdict))
        case (false, let until?): texts.between((from: from, until: until, verdict: verdict))
        }
    }

    private func name(_ plan: Plan) -> String { plan.name[words.language] }
}
