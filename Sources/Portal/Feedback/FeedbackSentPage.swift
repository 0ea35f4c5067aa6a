import Domain
import Markup
import Store
import Web
import Words

/// Says that a message was sent: its number, and by when an answer is due.
struct FeedbackSentPage: Page, FixedEndpoint {
    static let path: PathTemplate = "/feedback/sent"

    /// Whether the visitor has signed in.
    func read(_ visitor: Visitor) throws -> Bool { visitor.session != nil }

    func show(_ isSignedIn: Bool, _ context: ViewContext) -> PageResult {
        let texts = context.texts.feedback
        return .framed(
            Content(title: texts.sentTitle) { html in
                if let sent = context.visit.cookies[.feedback].flatMap(SentFeedback.init(cookie:)) {
                    html.p(.class("lead"), text: texts.sent(sent.reference.text))
                    html.p(text: texts.sentDue(sent.due.inWords(context.language)))
                    html.p(text: texts.sentNext)
                } else {
                    html.p(.class("lead"), text: texts.sentSomewhere)
                }
                if isSignedIn { html.p { $0.a(.href(OwnFeedbackPage()), text: context.texts.ownFeedback.title) } }
                html.p { $0.a(.href(StartPage()), text: context.texts.frame.start) }
            })
    }
}

extension SentFeedback {
    /// "48273915.2019-10-31": for the browser that has sent it.
    var cookie: String { reference.digits + "." + due.iso }

    init?(cookie: String) {
        let parts = cookie.split(separator: ".")
        guard parts.count == 2, let reference = FeedbackReference(String(parts[0])),
            let due = Day(iso: String(parts[1]))
        else { return nil }
        self.init(reference: reference, due: due)
    }
}
