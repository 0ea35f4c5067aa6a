import Documents
import Domain
import Markup
import Store
import Words

/// What the latest bill changed, and that its charges were worked out again: for who has just got it.
struct LatestBillNote {
    let facts: BillFacts
    let slug: AccountSlug
    let context: ViewContext

    func write(to html: inout HTML) {
        let month = facts.record.bill.month
        guard let change = context.wording.mostOfChanges(facts.record) else { return }
        let check = context.wording.firstCheck(facts.record) { service in
            ChargePage(slug: slug, month: month, service: service.code).address
        }
        html.div(.class("note")) { html in
            html.p(text: change)
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
