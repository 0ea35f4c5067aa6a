import Domain
import HTTPTypes
import Markup
import Store
import Words

/// F7: the choice of period, from two lists of months, and the usual periods as links. For the statement, the payments and
/// the bills alike.
struct PeriodForm {
    /// The months with data, first to last.
    let recorded: Period
    let choice: PeriodChoice
    /// The page of the form, for a period.
    let url: (RequestedPeriod) -> any Endpoint
    let context: ViewContext

    private var texts: Texts.Period { context.texts.period }

    /// Why the requested period cannot be shown, and what to do; nil if it can.
    var problem: String? {
        choice.problem.map { problem in
            switch problem {
            case .notAMonth: texts.notAMonth
            case .upsideDown: texts.upsideDown
            case .outside: texts.outside((from: recorded.first.numeric, to: recorded.last.numeric))
            }
        }
    }

    /// The page of the form, with an error at the top if the period is invalid.
    func content(title: String, documentTitle: String, write: @escaping (inout HTML) -> Void) -> Content {
        guard let problem else { return Content(title: title, documentTitle: documentTitle, write: write) }
        let texts = context.texts
        return Content(
            title: title, documentTitle: texts.frame.titleError(documentTitle),
            status: .unprocessableContent
        ) { html in
            ErrorSummary(field: "from", message: problem, texts: texts.errors).write(to: &html)
            write(&html)
        }
    }

    func write(to html: inout HTML) {
        let problem = self.problem
        html.form(.class("period"), .method("get"), .action(url(RequestedPeriod()).address)) { html in
            html.fieldset { html in
                html.legend(text: texts.title)
                if let problem { html.p(.id("from-error"), .class("error"), text: problem) }
                html.div(.class("row")) { html in
                    months(&html, "from", texts.from, selected: choice.first)
                    months(&html, "to", texts.to, selected: choice.last)
                    html.button(.type("submit"), text: texts.confirm)
                }
            }
        }
        html.ul(.class("quick"), .ariaLabel(texts.quick)) { html in
            quick(&html, texts.latest12, recorded.latest12)
            let year = Month(year: context.visit.today.month.year, month: 1)
            if let thisYear = Period(year, year + 11)?.common(with: recorded) {
                quick(&html, texts.thisYear, thisYear)
            }
            quick(&html, texts.all, recorded)
        }
    }

    private func months(_ html: inout HTML, _ name: StaticString, _ label: String, selected: Month) {
        let isWrong = choice.problem != nil
        html.div(.class("field")) { html in
            html.label(.for(name), text: label)
            html.select(.id(name), .name(name), described(by: "from-error", isWrong), invalid(isWrong)) { html in
                for month in recorded.months.reversed() {
                    html.option(
                        .value(month.iso), .flag("selected", month == selected), text: month.inWords(context.language))
                }
            }
        }
    }

    private func quick(_ html: inout HTML, _ words: String, _ period: Period) {
        html.li { html in
            if choice.problem == nil, period == choice.period {
                html.span(.fixed("aria-current", "true"), text: words)
            } else {
                html.a(.href(url(RequestedPeriod(period)).address), text: words)
            }
        }
    }
}
