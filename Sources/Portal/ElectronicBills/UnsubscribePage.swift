import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// Where the link in an electronic bill leads, without signing in. Opening it changes nothing: its button does. Once the
/// subscription has ended, it says what ended and how to subscribe again.
struct UnsubscribePage: Page {
    static let path: PathTemplate = "/unsubscribe/{link}"

    let link: LinkToken

    func read(_ visitor: Visitor) throws -> MailedSubscription? {
        try visitor.mailedSubscription(link.digest)
    }

    func show(_ subscription: MailedSubscription?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.electronicBill
        guard let subscription else {
            return .framed(
                Content(title: texts.unknownTitle, status: .notFound) { html in
                    html.p(.class("lead"), text: texts.unknown)
                    ways(
                        &html,
                        [(texts.subscribeTitle, SubscriptionsPage()), (context.texts.contacts.title, ContactsPage())])
                })
        }
        let what = (
            number: subscription.account.text, email: EmailAddress(stored: subscription.email).masked
        )
        guard subscription.endedAt == nil else {
            return .framed(
                Content(title: texts.stoppedTitle) { html in
                    html.p(.class("lead"), .role("status"), text: texts.stopped(what))
                    if context.settings.paperBills == .choice { html.p(text: texts.stopPaper) }
                    html.p(text: texts.again)
                    ways(&html, [(texts.subscribeTitle, SubscriptionsPage())])
                })
        }
        return .framed(
            Content(title: texts.stopTitle) { html in
                html.p(.class("lead"), text: texts.stopLead(what))
                html.p(text: texts.stopNote)
                if context.settings.paperBills == .choice { html.p(text: texts.stopPaper) }
                html.form(.method("post"), .action(Unsubscribe(link: link))) { html in
                    html.input(.type("hidden"), .name(OneClick.field), .value(OneClick.value))
                    html.button(.type("submit"), .class("primary"), text: texts.stop)
                }
            })
    }

    private func ways(_ html: inout HTML, _ ways: [(label: String, page: any Endpoint)]) {
        html.div(.class("actions")) { html in
            for (label, page) in ways { html.a(.class("button quiet"), .href(page.address), text: label) }
        }
    }
}

extension UnsubscribePage {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
