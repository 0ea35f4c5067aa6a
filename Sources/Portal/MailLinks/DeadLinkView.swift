import HTTPTypes
import Markup
import Store
import Words

/// Says why a link of a letter does not work, and where to go on.
struct DeadLinkView {
    let dead: DeadLink
    /// What the visitor can do instead: the first is the likeliest.
    let ways: [(label: String, page: any Endpoint)]
    let texts: Texts.MailLinks

    var content: Content {
        Content(title: texts.title, status: dead == .unknown ? .notFound : .gone) { html in
            html.p(.class("lead"), text: reason)
            html.div(.class("actions")) { html in
                for (label, page) in ways { html.a(.class("button quiet"), .href(page.address), text: label) }
            }
        }
    }

    private var reason: String {
        switch dead {
        case .unknown: texts.unknown
        case .used: texts.used
        case .expired: texts.expired
        }
    }
}
