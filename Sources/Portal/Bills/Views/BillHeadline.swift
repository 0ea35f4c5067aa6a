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
    let setting: Setting

    private var texts: Texts.Bills { setting.texts.bills }

    func write(to html: inout HTML) {
        let bill = BillPage(slug: slug, month: self.bill.month)
        html.div(.class("sums")) { html in
            html.p(.class("sum due")) { html in
                html.a(.href(bill.address), text: texts.latest(self.bill.month.numeric))
                html.text(" ")
                LargeSum(money: self.bill.totals.toPay, language: setting.language).write(to: &html)
            }
            let standing = BillStanding(
                due: self.bill.due, toPay: self.bill.totals.toPay, left: left, asOf: asOf, setting: setting)
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
    let setting: Setting

    var sentences: [String] {
        let texts = setting.texts.bills
        if toPay > .zero, left == .zero { return [texts.settled(asOf.numeric)] }
        let until =
            switch DueStanding(due, toPay: toPay, today: setting.visit.today) {
            case .nothingToPay: texts.nothingToPay
            case .daysLeft(let days): texts.daysLeft((day: due.numeric, days: "\(days)"))
            case .today: texts.dueToday(due.numeric)
            case .passed(let days): texts.passed((day: due.numeric, days: "\(days)"))
            }
        guard left < toPay else { return [until] }
        return [texts.left((sum: left.withCurrency(in: setting.language), day: asOf.numeric)), until]
    }
}
