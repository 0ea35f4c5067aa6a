import Domain
import Markup
import Words

/// The consumption and charge of each month, and its charge by other plans; first a sentence for each plan.
struct MonthsByPlanView {
    let months: MonthsByPlan
    let service: Service
    let context: ViewContext

    private var texts: Texts.Charge { context.texts.charge }
    private var language: Language { context.language }

    func write(to html: inout HTML) {
        guard current != nil else { return html.p(text: nothing) }
        guard !months.plans.isEmpty else { return html.p(text: texts.plansNone) }
        html.ul(.class("how")) { html in
            for place in months.plans.indices {
                for count in [12, 24] { conclusion(&html, place, latest: count) }
            }
        }
        html.p(text: texts.plansLead)
        let table = self.table
        table.write(to: &html) { html in
            for entry in months.months { row(&html, table, entry) }
        } foot: { html in
            if let totals { table.row(&html, totals) }
        }
        html.p(.class("quiet"), text: texts.plansFoot)
    }

    /// The plan that the household has now; nil if no month could be calculated.
    private var current: Plan? { months.months.lazy.compactMap { try? $0.own.get().plan }.first }

    private var nothing: String {
        guard let latest = months.months.first, case .failure(let obstacle) = latest.own else {
            return texts.plansNoMonth
        }
        let reason = texts.plansLatest((month: latest.month.numeric, reason: reason(obstacle)))
        return texts.plansNoMonth + " " + reason
    }

    private func reason(_ obstacle: ChargeCheck.Obstacle) -> String {
        ChargeWords(words: CalculatorWords(service: service, texts: context.texts)).reason(obstacle)
    }

    private func conclusion(_ html: inout HTML, _ place: Int, latest count: Int) {
        let sums = months.sums(latest: count, plan: place)
        guard sums.months > (count == 24 ? 12 : 0) else { return }
        let (difference, latest) = (sums.other - sums.own, "\(sums.months)")
        let (plan, own) = (months.plans[place].name[language], sums.own.withCurrency(in: language))
        let values = (
            months: latest, plan: plan, difference: difference.magnitude.withCurrency(in: language), own: own,
            other: sums.other.withCurrency(in: language)
        )
        html.li { html in
            if difference > .zero {
                html.text(texts.plansDearer(values))
            } else if difference < .zero {
                html.strong(text: texts.plansCheaper(values))
            } else {
                html.text(texts.plansSame((months: latest, plan: plan, own: own)))
            }
        }
    }

    private var table: StackedTable {
        let others = months.plans.flatMap { plan -> [StackedTable.Column] in
            [.number(plan.name[language]), .number(texts.plansDifference)]
        }
        return StackedTable(
            style: "stacked by-plan", caption: texts.plansTable,
            columns: [
                .text(context.texts.sheet.month), .number(context.texts.calculator.used), .number(texts.plansOwn),
            ] + others)
    }

    /// Of the months that could be calculated by every plan; nil if the plans have different ones.
    private var totals: [StackedTable.Cell]? {
        let sums = months.plans.indices.map { months.sums(latest: months.months.count, plan: $0) }
        guard let first = sums.first, sums.allSatisfy({ $0.months == first.months }) else { return nil }
        let others = sums.flatMap { sum -> [StackedTable.Cell] in
            [.text(sum.other.formatted(in: language)), .text(signed(sum.other - sum.own))]
        }
        let label = texts.plansTotal("\(first.months)")
        return [.text(label), .blank, .text(first.own.formatted(in: language))] + others
    }

    private func row(_ html: inout HTML, _ table: StackedTable, _ entry: MonthsByPlan.Entry) {
        switch entry.own {
        case .success(let own):
            table.row(&html, cells(entry, own))
        case .failure(let obstacle):
            html.tr { html in
                html.th(.scope("row"), text: entry.month.numeric)
                html.td(Attribute("colspan", 2 + 2 * months.plans.count), .class("quiet"), text: reason(obstacle))
            }
        }
    }

    private func cells(_ entry: MonthsByPlan.Entry, _ own: ChargeCheck.Recomputed) -> [StackedTable.Cell] {
        let quantity = context.wording.quantity(own.period.quantity, service.unit)
        let others = entry.others.flatMap { other -> [StackedTable.Cell] in
            let difference = other.map { $0 - own.calculation.total }
            return [.text(other?.formatted(in: language) ?? "—"), .text(difference.map(signed) ?? "—")]
        }
        return [.text(entry.month.numeric), .text(quantity), .content { self.own(&$0, own) }] + others
    }

    /// With the plan's name if it was not the household's present one.
    private func own(_ html: inout HTML, _ own: ChargeCheck.Recomputed) {
        html.div { html in
            html.text(own.calculation.total.formatted(in: language))
            if own.plan.code != current?.code { html.small(text: own.plan.name[language]) }
        }
    }

    private func signed(_ difference: Money) -> String {
        (difference > .zero ? "+" : "") + difference.formatted(in: language)
    }
}
