import Domain
import Markup
import Store

/// F7: the choice of period, from two lists of months, and the usual periods as links.
struct PeriodForm {
    let facts: StatementFacts
    let slug: AccountSlug
    let problem: String?
    let setting: Setting

    private var texts: Texts.Period { setting.texts.period }

    static func words(for problem: PeriodChoice.Problem, _ recorded: Period, _ texts: Texts.Period) -> String {
        switch problem {
        case .notAMonth: texts.notAMonth
        case .upsideDown: texts.upsideDown
        case .outside: texts.outside(["from": recorded.first.numeric, "to": recorded.last.numeric])
        }
    }

    func write(to html: inout HTML) {
        let action = PortalURL.statement(slug, service: facts.service.code)
        html.form(.class("period"), .method("get"), .action(action.address)) { html in
            html.fieldset { html in
                html.legend(text: texts.title)
                if let problem { html.p(.id("from-error"), .class("error"), text: problem) }
                html.div(.class("row")) { html in
                    months(&html, "from", texts.from, selected: facts.choice.first)
                    months(&html, "to", texts.to, selected: facts.choice.last)
                    html.button(.type("submit"), .class("primary"), text: texts.confirm)
                }
            }
        }
        html.ul(.class("quick"), .ariaLabel(texts.quick)) { html in
            quick(&html, texts.latest12, facts.recorded.latest12)
            let year = Month(year: setting.visit.today.month.year, month: 1)
            if let thisYear = Period(year, year + 11)?.common(with: facts.recorded) {
                quick(&html, texts.thisYear, thisYear)
            }
            quick(&html, texts.all, facts.recorded)
        }
    }

    private func months(_ html: inout HTML, _ name: StaticString, _ label: String, selected: Month) {
        html.div(.class("field")) { html in
            html.label(.for(name), text: label)
            html.select(
                .id(name), .name(name), described(by: "from-error", problem != nil), invalid(problem != nil)
            ) { html in
                for month in facts.recorded.months.reversed() {
                    html.option(
                        .value(month.iso), .flag("selected", month == selected), text: month.inWords(setting.language))
                }
            }
        }
    }

    private func quick(_ html: inout HTML, _ words: String, _ period: Period) {
        let url = PortalURL.statement(slug, service: facts.service.code, PeriodAsked(period))
        html.li { html in
            if problem == nil, period == facts.choice.period {
                html.span(.fixed("aria-current", "true"), text: words)
            } else {
                html.a(.href(url.address), text: words)
            }
        }
    }
}
