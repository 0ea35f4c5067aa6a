import Domain
import Markup
import Words

/// Says where payments and statement differ, and why they may.
struct PaymentDifferenceList {
    let differences: [PaymentDifference]
    /// Payments that look like an earlier one.
    var repeated: [Payment] = []
    let context: ViewContext

    func write(to html: inout HTML) {
        guard !differences.isEmpty else { return }
        let (texts, language) = (context.texts.payments, context.language)
        html.div(.class("note")) { html in
            html.p(text: texts.differ)
            html.ul { html in
                for each in differences {
                    let values = (
                        month: each.month.numeric, service: each.service.name[language],
                        posted: each.posted.withCurrency(in: language), paid: each.paid.withCurrency(in: language)
                    )
                    html.li(text: texts.difference(values))
                }
            }
            for payment in repeated {
                let values = (
                    day: payment.day.numeric, bank: payment.bank, sum: payment.amount.withCurrency(in: language)
                )
                html.p(text: texts.repeated(values))
            }
        }
    }
}
