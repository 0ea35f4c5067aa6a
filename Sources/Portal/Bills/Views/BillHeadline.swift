import Domain
import Markup
import Store
import Words

/// The main fact of the bills' page: the sum to pay of the latest bill, and its due date.
struct BillHeadline {
    let slug: AccountSlug
    let bill: BillSummary
    let left: Money
    let asOf: Day
    let context: ViewContext

    private var texts: Texts.Bills { context.texts.bills }

    func write(to html: inout HTML) {
        let bill = BillPage(slug: slug, month: self.bill.month)
        html.div(.class("sums")) { html in
            html.p(.class("sum due")) { html in
                html.a(.href(bill.address), text: texts.latest(self.bill.month.numeric))
                html.text(" ")
                LargeSum(money: self.bill.totals.toPay, language: context.language).write(to: &html)
            }
            let standing = BillStanding(
                due: self.bill.due, toPay: self.bill.totals.toPay, left: left, asOf: asOf, context: context)
            for sentence in standing.sentences { html.p(text: sentence) }
        }
    }
}

/// The latest bill's status in words: its due date, and the sum still to pay if something was paid since.
struct BillStanding {
    let due: Day
    let toPay: Money
    let left: Money
    let asOf: Day
    let context: ViewContext

    var sentences: [String] {
        let texts = context.texts.bills
        if toPay > .zero, left == .zero { return [texts.settled(asOf.numeric)] }
        let until =
            switch DueStanding(due, toPay: toPay, today: context.visit.today) {
            case .nothingToPay: texts.nothingToPay
            case .daysLeft(let days): texts.daysLeft((day: due.numeric, days: "\(days)"))
            case .today: texts.dueToday(due.numeric)
            case .passed(let days): texts.passed((day: due.numeric, days: "\(days)"))
            }
        var sentences = [until]
        if left < toPay {
            sentences.insert(texts.left((sum: left.withCurrency(in: context.language), day: asOf.numeric)), at: 0)
        }
        // What was paid on these days is not known yet.
        if toPay > .zero, due <= context.visit.today, asOf < context.visit.today {
            sentences.append(texts.counted(asOf.numeric))
        }
        return sentences
    }
}
