import Domain
import Markup
import Words

/// Since when an account is closed, or will be.
struct ClosedAccount {
    let closedOn: Day?
    let context: ViewContext

    func write(to html: inout HTML) {
        guard let closedOn else { return }
        let texts = context.texts.account
        let isClosed = closedOn <= context.visit.today
        html.p(.class("note"), text: isClosed ? texts.closed(closedOn.numeric) : texts.closes(closedOn.numeric))
    }
}
