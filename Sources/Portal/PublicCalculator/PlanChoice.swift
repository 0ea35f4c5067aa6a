import Domain
import Markup
import Words

/// The other services and tariffs that can be calculated, folded away: most visitors need none of them. Links, since
/// each has fields of its own.
struct PlanChoice {
    let facts: CalculatedPlan
    let asked: PublicCalculatorAsked
    let setting: Setting

    private var texts: Texts.PublicCalculator { setting.texts.publicCalculator }

    func write(to html: inout HTML) {
        html.details(.class("choice")) { html in
            html.summary(text: texts.otherPlan)
            for metered in facts.services {
                html.h2(text: metered.service.name[setting.language])
                html.ul { html in
                    for plan in metered.plans { entry(&html, plan) }
                }
            }
        }
    }

    private func entry(_ html: inout HTML, _ plan: Plan) {
        let url = PublicCalculatorPage(asked: asked.about(plan, from: facts.plan))
        html.li { html in
            let current: Attribute = plan == facts.plan ? .fixed("aria-current", "true") : .flag("aria-current", false)
            html.a(.href(url.address), current, text: plan.name[setting.language])
            if let last = plan.offeredUntil {
                html.text(" ")
                html.small(text: texts.offeredUntil(last.numeric))
            }
        }
    }
}
