import Domain
import Markup
import Store
import Words

/// Since when an account is closed, or will be, and where it goes on.
struct ClosedAccount {
    let closedOn: Day?
    var successor: SuccessorAccount?
    let context: ViewContext

    func write(to html: inout HTML) {
        guard let closedOn else { return }
        let texts = context.texts.account
        let isClosed = closedOn <= context.visit.today
        html.p(.class("note")) { html in
            html.text(isClosed ? texts.closed(closedOn.numeric) : texts.closes(closedOn.numeric))
            switch successor {
            case nil: break
            case .linked(let slug, let number):
                html.text(" ")
                html.a(.href(AccountPage(slug: slug)), text: texts.merged(number))
            case .unproved:
                html.text(" " + texts.mergedUnproved + " ")
                html.a(.href(AddAccountPage()), text: context.texts.linking.addTitle)
            }
        }
    }
}
