import Domain
import Markup
import Store
import Words

/// The tabs of "Түбіртектер мен төлемдер": payments (F9), bills (F10).
struct RecordsTabs {
    let slug: AccountSlug
    let line: AccountLine
    let context: ViewContext

    func write(to html: inout HTML) {
        line.write(to: &html)
        html.nav(.class("tabs"), .ariaLabel(context.texts.payments.records)) { html in
            html.ul { html in
                tab(&html, PaymentsPage(slug: slug), context.texts.payments.title)
                tab(&html, BillsPage(slug: slug), context.texts.bills.title)
            }
        }
    }

    private func tab(_ html: inout HTML, _ page: some Endpoint, _ words: String) {
        html.li { html in
            html.a(.href(page), current(page, context), text: words)
        }
    }
}

/// Marks the link of the chosen row.
func currentRow(_ isChosen: Bool) -> Attribute {
    isChosen ? .fixed("aria-current", "true") : .flag("aria-current", false)
}
