import Domain
import Markup
import Store

/// The tabs of "Түбіртектер мен төлемдер": payments (F9), bills (F10).
struct RecordsTabs {
    let slug: AccountSlug
    let setting: Setting

    func write(to html: inout HTML) {
        html.p(.class("back")) { html in
            html.a(.href(PortalURL.account(slug).address), text: setting.texts.statement.back)
        }
        html.nav(.class("tabs"), .ariaLabel(setting.texts.payments.records)) { html in
            html.ul { html in
                tab(&html, .payments(slug), setting.texts.payments.title)
                tab(&html, .bills(slug), setting.texts.bills.title)
            }
        }
    }

    private func tab(_ html: inout HTML, _ url: PortalURL, _ words: String) {
        html.li { html in
            html.a(.href(url.address), current(url, setting), text: words)
        }
    }
}
