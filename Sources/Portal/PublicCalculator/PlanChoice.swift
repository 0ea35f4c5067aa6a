import Domain
import Markup
import Words

/// The other services and tariffs that can be calculated, folded: most visitors need none of them. They are links,
/// since each has its own fields.
struct PlanChoice {
    let facts: CalculatedPlan
    let input: PublicCalculatorInput
    let context: ViewContext

    private var texts: Texts.PublicCalculator { context.texts.publicCalculator }

    func write(to html: inout HTML) {
        html.details(.class("choice")) { html in
            html.summary(text: texts.otherPlan)
            for metered in facts.services {
                html.h2(text: metered.service.name[context.language])
                html.ul { html in
                    for plan in metered.plans { entry(&html, plan) }
                }
            }
        }
    }

    private func entry(_ html: inout HTML, _ plan: Plan) {
        let url = PublicCalculatorPage(input: input.about(plan, from: facts.plan))
        html.li { html in
            let current: Attribute = plan == facts.plan ? .fixed("aria-current", "true") : .flag("aria-current", false)
            html.a(.href(url.address), current, text: plan.name[context.language])
            if let last = plan.offeredUntil {
                html.text(" ")
                html.small(text: texts.offeredUntil(last.numeric))
            }
        }
    }
}
