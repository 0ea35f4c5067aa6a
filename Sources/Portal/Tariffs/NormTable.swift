import Domain
import Markup

/// How much belongs to each level, for each category of households: what holds from a day on.
struct NormTable {
    let plan: Plan
    let service: Service
    let day: Day
    let words: TariffWords

    private var texts: Texts.Tariffs { words.texts }
    private var norms: [Plan.Norm] { plan.norms(on: day) }
    private var steps: [TariffStep] { TariffStep.allCases.filter { step in norms.contains { $0.step == step } } }

    private var categories: [Household.Category] {
        Household.Category.allCases.filter { category in norms.contains { $0.category == category } }
    }

    func write(to html: inout HTML) {
        html.table(.class("stacked norms")) { html in
            html.caption(text: texts.norms((unit: words.sheet[service.unit], when: when)))
            html.thead { html in
                html.tr { html in
                    html.th(.scope("col"), text: texts.consumer)
                    for step in steps { html.th(.scope("col"), .class("number"), text: words.sheet[step]) }
                }
            }
            html.tbody { html in
                for category in categories { row(&html, category) }
            }
        }
        BasisView(norms, words).write(to: &html)
    }

    /// Since when they hold, or between which days they did.
    private var when: String {
        if day > words.today { return texts.normsFrom(day.numeric) }
        let next = plan.normDays.first { $0 > day }
        guard let next, next <= words.today else { return texts.normsSince(day.numeric) }
        return texts.normsWere((first: day.numeric, last: (next - 1).numeric))
    }

    private func row(_ html: inout HTML, _ category: Household.Category) {
        html.tr { html in
            html.th(.scope("row"), text: texts[category])
            for step in steps {
                html.td(
                    .class("number"), Attribute("data-label", words.sheet[step]), text: range(step, category))
            }
        }
    }

    /// "0–90", "90–160", "> 160", as suppliers print it.
    private func range(_ step: TariffStep, _ category: Household.Category) -> String {
        let own = norms.filter { $0.category == category }
        guard let place = own.firstIndex(where: { $0.step == step }) else { return "" }
        let below = place > 0 ? own[place - 1].upperLimit : nil
        let start = (below ?? .zero).formatted(in: words.language)
        guard let limit = own[place].upperLimit else { return ">" + Money.noBreakSpace + start }
        return start + "–" + limit.formatted(in: words.language)
    }
}
