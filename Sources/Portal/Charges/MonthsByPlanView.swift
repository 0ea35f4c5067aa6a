import Domain
import Markup

/// Month by month what was used, what it came to, and what it would have come to by other plans; a sentence for each plan first.
struct MonthsByPlanView {
    let months: MonthsByPlan
    let service: Service
    let setting: Setting

    private var texts: Texts.Charge { setting.texts.charge }
    private var language: Language { setting.language }

    func write(to html: inout HTML) {
        guard current != nil else { return html.p(text: nothing) }
        guard !months.plans.isEmpty else { return html.p(text: texts.plansNone) }
        html.ul(.class("how")) { html in
            for place in months.plans.indices {
                for count in [12, 24] { conclusion(&html, place, latest: count) }
            }
        }
        html.table(.class("stacked by-plan")) { html in
            html.caption(text: texts.plansTable)
            html.thead { head(&$0) }
            html.tbody { html in
                for entry in months.months { row(&html, entry) }
            }
        }
        html.p(.class("quiet"), text: texts.plansFoot)
    }

    /// The plan that the household has now; nil when no month could be worked out.
    private var current: Plan? { months.months.lazy.compactMap { try? $0.own.get().plan }.first }

    private var nothing: String {
        guard let latest = months.months.first, case .failure(let lack) = latest.own else { return texts.plansNoMonth }
        let reason = texts.plansLatest((month: latest.month.numeric, reason: reason(lack)))
        return texts.plansNoMonth + " " + reason
    }

    private func reason(_ lack: ChargeCheck.Lack) -> String {
        ChargeWords(words: CalculatorWords(service: service, setting: setting)).reason(lack)
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

    private func head(_ html: inout HTML) {
        html.tr { html in
            html.th(.scope("col"), text: setting.texts.sheet.month)
            html.th(.scope("col"), .class("number"), text: setting.texts.calculator.used)
            html.th(.scope("col"), .class("number"), text: texts.plansOwn)
            for plan in months.plans {
                html.th(.scope("col"), .class("number"), text: plan.name[language])
                html.th(.scope("col"), .class("number"), text: texts.plansDifference)
            }
        }
    }

    private func row(_ html: inout HTML, _ entry: MonthsByPlan.Entry) {
        html.tr { html in
            html.th(.scope("row"), text: entry.month.numeric)
            let own: ChargeCheck.Recomputed
            switch entry.own {
            case .success(let recomputed): own = recomputed
            case .failure(let lack):
                html.td(Attribute("colspan", "\(2 + 2 * months.plans.count)"), .class("quiet"), text: reason(lack))
                return
            }
            let quantity = setting.wording.quantity(own.period.quantity, service.unit)
            cell(&html, setting.texts.calculator.used, quantity)
            html.td(.class("number"), Attribute("data-label", texts.plansOwn)) { self.own(&$0, own) }
            for (plan, other) in zip(months.plans, entry.others) {
                cell(&html, plan.name[language], other?.formatted(in: language) ?? "—")
                let difference = other.map { $0 - own.calculation.total }
                cell(&html, texts.plansDifference, difference.map(signed) ?? "—")
            }
        }
    }

    /// With the plan's name where it was not the one that the household has now.
    private func own(_ html: inout HTML, _ own: ChargeCheck.Recomputed) {
        html.div { html in
            html.text(own.calculation.total.formatted(in: language))
            if own.plan.code != current?.code { html.small(text: own.plan.name[language]) }
        }
    }

    private func signed(_ difference: Money) -> String {
        (difference > .zero ? "+" : "") + difference.formatted(in: language)
    }

    private func cell(_ html: inout HTML, _ name: String, _ value: String) {
        html.td(.class("number"), Attribute("data-label", name), text: value)
    }
}
