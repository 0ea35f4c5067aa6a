import Domain
import Markup
import Store
import Words

/// What is left to pay now, by when, and how much of it is older: one sum with one name and one look, on every page.
struct AmountDuePanel {
    let due: AmountDue
    /// The day up to which payments are counted.
    let asOf: Day
    let slug: AccountSlug
    let account: AccountNumber
    let context: ViewContext
    /// One of several on its page: none of them has the page's primary button.
    var isOneOfSeveral = false
    /// Instead of the link to the bill: the page is the bill.
    var onBill: OnBill?

    struct OnBill {
        /// The days of what was paid since, first to last.
        let paidOn: [Day]
    }

    private var texts: Texts.AmountDue { context.texts.amountDue }
    private var standing: DueStanding? { due.standing(on: context.visit.today) }

    func write(to html: inout HTML) {
        html.div(.class("to-pay")) { html in
            html.div { html in
                sum(&html)
                till(&html)
            }
            actions(&html)
            parts(&html)
            html.div(.class("notes")) { notes(&$0) }
        }
    }

    private func sum(_ html: inout HTML) {
        guard due.left > .zero else {
            html.p(.class("sum settled")) { $0.strong(text: texts.nothing) }
            return
        }
        html.p(.class(isLate ? "sum late" : "sum")) { html in
            html.span(text: texts.label)
            html.text(" ")
            LargeSum(money: due.left, language: context.language).write(to: &html)
        }
    }

    private var isLate: Bool { due.isLate(on: context.visit.today) }

    /// By when, and how many days are left. Paper outlives them.
    private func till(_ html: inout HTML) {
        guard let day = due.bill?.due, let standing else { return }
        let left: String
        switch standing {
        case .nothingToPay: return
        case .daysLeft(let days): left = texts.daysLeft("\(days)")
        case .today: left = texts.lastDay
        case .passed(let days): left = texts.late("\(days)")
        }
        html.p(.class(isLate ? "till late" : "till")) { html in
            html.strong(text: texts.until(day.numeric))
            html.span(.class("screen-only"), text: " · " + left)
        }
    }

    private func actions(_ html: inout HTML) {
        let bill = onBill == nil ? due.bill?.month : nil
        guard link != nil || bill != nil else { return }
        html.p(.class("actions")) { html in
            if let link {
                html.a(
                    .class(isOneOfSeveral ? "button quiet" : "button"), .href(link), .rel("noreferrer"), text: texts.pay
                )
            }
            if let bill {
                html.a(.class("button quiet"), .href(BillPage(slug: slug, month: bill)), text: texts.openBill)
            }
        }
    }

    /// Only for the sum that is still to pay, so that no one pays twice.
    private var link: String? {
        guard due.left > .zero, let month = due.bill?.month else { return nil }
        return context.settings.paymentLink?.address(account: account, amount: due.left, month: month)
    }

    /// What of the sum is older than the latest bill's month.
    private func parts(_ html: inout HTML) {
        guard due.earlier > .zero, let bill = due.bill else { return }
        html.div(.class("parts")) { html in
            if due.new > .zero { ShareBar(part: due.earlier, of: due.left).write(to: &html) }
            html.dl { html in
                part(&html, "earlier", texts.earlier, due.earlier)
                if due.new > .zero { part(&html, "new", bill.month.inWords(context.language), due.new) }
            }
        }
    }

    private func part(_ html: inout HTML, _ style: StaticString, _ name: String, _ sum: Money) {
        html.div(.class(style)) { html in
            html.dt(text: name)
            html.dd(text: sum.formatted(in: context.language))
        }
    }

    private func notes(_ html: inout HTML) {
        let changes = onBill.map { texts.billed(due, paidOn: $0.paidOn, in: context.language) } ?? []
        for sentence in changes { html.p(text: sentence) }
        if due.overpaid > .zero {
            html.p(.class("overpayment"), text: texts.overpaid(words(due.overpaid)))
        }
        // What is left of the bill says it already.
        if due.advance > .zero, changes.isEmpty { html.p(text: texts.advance(words(due.advance))) }
        if due.unbilled > .zero { html.p(text: texts.unbilled(words(due.unbilled))) }
        // What was paid on the due day and after it is not known yet.
        let isUnknown = due.left > .zero && (due.bill?.due).map { $0 <= context.visit.today && asOf <= $0 } ?? false
        let sentences = [texts.asOf(asOf.numeric)] + (isUnknown ? [texts.notYetKnown] : [])
        html.p(.class("quiet"), text: sentences.joined(separator: " "))
    }

    private func words(_ sum: Money) -> String { sum.withCurrency(in: context.language) }
}

/// A bar whose first part is a share of a sum. Only for the eye: the sums stand beside it.
private struct ShareBar {
    let part: Money
    let of: Money

    func write(to html: inout HTML) {
        let percent = Int(Int128(part.tiyn) * 100 / Int128(max(1, of.tiyn)))
        let (first, second) = ("\(percent)%", "\(100 - percent)%")
        html.svg(.class("share"), .fixed("aria-hidden", "true")) { html in
            html.rect(.class("earlier"), Attribute("width", first), .fixed("height", "100%"))
            html.rect(.class("new"), Attribute("x", first), Attribute("width", second), .fixed("height", "100%"))
        }
    }
}
