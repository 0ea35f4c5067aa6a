import Documents
import Domain
import Markup
import Store
import Words

/// What the latest bill changed most, and that this charge was worked out again: for who has just got it.
struct LatestBillNote {
    let change: LatestChange
    let slug: AccountSlug
    let context: ViewContext

    private var check: ChargeTable.Check? {
        change.checked.flatMap { billed, check in
            let page = ChargePage(slug: slug, month: change.month, service: billed.service.code)
            return context.wording.check(check, billed, explanation: page.address)
        }
    }

    func write(to html: inout HTML) {
        html.div(.class("note")) { html in
            html.p(text: context.wording.sentence(change.change))
            guard let check else { return }
            html.p(.class(check.agrees ? "checked" : "unchecked")) { html in
                html.text(check.words)
                guard let link = check.link else { return }
                html.text(" ")
                html.a(.href(link.address), text: link.words)
            }
        }
    }
}
