import Domain
import Markup
import Words

/// A service's present balance in words, large, with its day.
struct BalanceHeadline {
    let closing: Money
    let asOf: Day
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.balance
        html.div(.class("sums")) { html in
            if closing > .zero {
                sum(&html, texts.owed, closing, "sum")
            } else if closing < .zero {
                sum(&html, texts.overpayment, -closing, "sum overpayment")
            } else {
                html.p(.class("sum settled")) { $0.strong(text: texts.settled) }
            }
            html.p(.class("quiet"), text: texts.asOf(asOf.numeric))
        }
    }

    private func sum(_ html: inout HTML, _ word: String, _ money: Money, _ kind: StaticString) {
        html.p(.class(kind)) { html in
            html.span(text: word)
            html.text(" ")
            LargeSum(money: money, language: context.language).write(to: &html)
        }
    }
}

/// A sum, large, with a small currency sign.
struct LargeSum {
    let money: Money
    let language: Language

    func write(to html: inout HTML) {
        html.strong { html in
            html.text(money.formatted(in: language))
            html.small(text: Money.noBreakSpace + "₸")
        }
    }
}

/// A balance in a table: a sum that is owed has no word, which would stand in nearly every row; what is overpaid has one.
struct BalanceCell {
    let closing: Money
    let context: ViewContext

    func write(to html: inout HTML) {
        html.text(closing.formatted(in: context.language))
        guard closing < .zero else { return }
        html.text(" ")
        html.span(.class("overpayment"), text: context.texts.balance.overpaymentWord)
    }
}
