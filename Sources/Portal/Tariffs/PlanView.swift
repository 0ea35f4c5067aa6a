import Domain
import Markup
import Words

/// A plan: its prices and norms today, future changes, and the history of its prices.
struct PlanView {
    let plan: Plan
    let service: Service
    let categories: HouseholdCategories
    let words: TariffWords

    private var texts: Texts.Tariffs { words.tariffs }

    func write(to html: inout HTML) {
        html.div(.class("plan")) { html in
            html.h4(text: plan.name[words.language])
            if let choice = words.choice(plan) { html.p(.class("quiet"), text: choice) }
            html.div(.class("now")) { html in
                html.div { prices(&$0) }
                if plan.priceDays.count > 1 {
                    PriceChartView(plan: plan, service: service, words: words).write(to: &html)
                }
            }
            norms(&html)
            history(&html)
        }
    }

    private func prices(_ html: inout HTML) {
        for day in inForceAndComing(plan.priceDays) {
            PricesView(plan: plan, service: service, day: day, words: words).write(to: &html)
        }
    }

    private func norms(_ html: inout HTML) {
        for day in inForceAndComing(plan.normDays) { norms(&html, since: day) }
    }

    private func history(_ html: inout HTML) {
        let pastNorms = plan.normDays.filter { !inForceAndComing(plan.normDays).contains($0) }
        if plan.priceDays.count > 1 {
            html.details { html in
                html.summary(text: texts.history)
                PriceHistoryTable(plan: plan, words: words).write(to: &html)
            }
        }
        if !pastNorms.isEmpty {
            html.details { html in
                html.summary(text: texts.earlierNorms)
                for day in pastNorms.reversed() { norms(&html, since: day) }
            }
        }
    }

    private func norms(_ html: inout HTML, since day: Day) {
        NormTable(plan: plan, service: service, categories: categories.all, day: day, words: words).write(to: &html)
    }

    /// The day of the latest past change, and the days of future ones.
    private func inForceAndComing(_ days: [Day]) -> [Day] {
        days.filter { $0 <= words.today }.suffix(1) + days.filter { $0 > words.today }
    }
}
