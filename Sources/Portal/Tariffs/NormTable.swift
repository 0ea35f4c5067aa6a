import Domain
import Markup
import Words

/// The levels' ranges for each category of households, valid from a day on.
struct NormTable {
    let plan: Plan
    let service: Service
    /// Only categories with norms of the plan are shown.
    let categories: [HouseholdCategory]
    let day: Day
    let words: TariffWords

    private var texts: Texts.Tariffs { words.tariffs }
    private var norms: [Plan.Norm] { plan.norms(on: day) }
    private var steps: [TariffStep] { TariffStep.allCases.filter { step in norms.contains { $0.step == step } } }

    func write(to html: inout HTML) {
        let caption = texts.norms((unit: words.sheet[service.unit], when: when))
        let steps = steps
        let table = StackedTable(
            style: "stacked norms", caption: caption,
            columns: [.text(texts.consumer)] + steps.map { .number(words.sheet[$0].asSentence) })
        table.write(to: &html) { html in
            for category in categories where norms.contains(where: { $0.category == category.code }) {
                table.row(&html, [.text(category.name[words.language])] + steps.map { .text(range($0, category.code)) })
            }
        }
        BasisView(norms, words).write(to: &html)
    }

    /// Since when they are valid, or between which days they were.
    private var when: String {
        if day > words.today { return texts.normsFrom(day.numeric) }
        let next = plan.normDays.first { $0 > day }
        guard let next, next <= words.today else { return texts.normsSince(day.numeric) }
        return texts.normsWere((first: day.numeric, last: (next - 1).numeric))
    }

    /// "0–90", "90–160", "> 160", as suppliers print them.
    private func range(_ step: TariffStep, _ category: CategoryCode) -> String {
        let own = norms.filter { $0.category == category }
        guard let place = own.firstIndex(where: { $0.step == step }) else { return "" }
        let below = place > 0 ? own[place - 1].upperLimit : nil
        let start = (below ?? .zero).formatted(in: words.language)
        guard let limit = own[place].upperLimit else { return ">" + Money.noBreakSpace + start }
        return start + "–" + limit.formatted(in: words.language)
    }
}
