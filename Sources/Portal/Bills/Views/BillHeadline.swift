import Domain
import Markup
import Store

/// What the page of bills is for: what the month just billed asks for, and until when.
struct BillHeadline {
    let slug: AccountSlug
    let bill: BillSummary
    let paidSince: Money
    let asOf: Day
    let setting: Setting

    private var texts: Texts.Bills { setting.texts.bills }

    func write(to html: inout HTML) {
        html.div(.class("sums")) { html in
            html.p(.class("sum due")) { html in
                html.span(text: texts.latest(["month": bill.month.numeric]))
                html.text(" ")
                html.strong { html in
                    html.text(bill.totals.toPay.formatted(in: setting.language))
                    html.small(text: Money.noBreakSpace + "₸")
                }
            }
            html.p(text: DueWording(texts: texts).words(bill.due, bill.totals.toPay, today: setting.visit.today))
            if paidSince > .zero {
                html.p(
                    text: texts.paidSince([
                        "sum": paidSince.withCurrency(in: setting.language), "day": asOf.numeric,
                    ]))
            }
        }
    }
}

/// How a bill stands with its due date, in words.
struct DueWording {
    let texts: Texts.Bills

    func words(_ due: Day, _ toPay: Money, today: Day) -> String {
        switch DueDate(due, toPay: toPay, today: today) {
        case .nothingToPay: texts.nothingToPay
        case .daysLeft(let days): texts.daysLeft(["day": due.numeric, "days": "\(days)"])
        case .today: texts.dueToday(["day": due.numeric])
        case .passed(let days): texts.passed(["day": due.numeric, "days": "\(days)"])
        }
    }
}
