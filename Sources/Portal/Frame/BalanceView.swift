import Domain
import Markup
import Words

/// The main fact of a page: the debt or overpayment in words, large, with its day.
struct BalanceHeadline {
    let balance: AccountBalance
    let asOf: Day
    let setting: Setting

    init(balance: AccountBalance, asOf: Day, setting: Setting) {
        (self.balance, self.asOf, self.setting) = (balance, asOf, setting)
    }

    /// Of a single service.
    init(closing: Money, asOf: Day, setting: Setting) {
        self.init(balance: AccountBalance(closing: closing), asOf: asOf, setting: setting)
    }

    func write(to html: inout HTML) {
        let texts = setting.texts.balance
        html.div(.class("sums")) { html in
            if balance.debt > .zero { sum(&html, texts.debt, balance.debt, "sum debt") }
            if balance.overpayment > .zero { sum(&html, texts.overpayment, balance.overpayment, "sum overpayment") }
            if balance.debt == .zero, balance.overpayment == .zero {
                html.p(.class("sum settled")) { $0.strong(text: texts.settled) }
            }
            html.p(.class("quiet"), text: texts.asOf(asOf.numeric))
        }
    }

    private func sum(_ html: inout HTML, _ word: String, _ money: Money, _ kind: StaticString) {
        html.p(.class(kind)) { html in
            html.span(text: word)
            html.text(" ")
            LargeSum(money: money, language: setting.language).write(to: &html)
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

/// A balance in a table: "9 108,80 қарыз". The word replaces the sign.
struct BalanceCell {
    let closing: Money
    let setting: Setting

    func write(to html: inout HTML) {
        let texts = setting.texts.balance
        let (kind, word): (StaticString, String) =
            if closing > .zero {
                ("debt", texts.debtWord)
            } else if closing < .zero {
                ("overpayment", texts.overpaymentWord)
            } else {
                ("settled", texts.settledWord)
            }
        html.text(closing.formatted(in: setting.language))
        html.text(" ")
        html.span(.class(kind), text: word)
    }
}
