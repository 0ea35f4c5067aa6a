import Domain
import Markup
import Store
import Words

/// "Ask about this": opens the form with what it is about.
struct AskLink {
    let slug: AccountSlug
    let subject: FeedbackSubject
    let context: ViewContext

    private var page: FeedbackPage { FeedbackPage(account: slug, subject: subject) }

    /// A paragraph of its own, not on paper.
    func write(to html: inout HTML) {
        html.p(.class("screen-only")) { $0.a(.href(page), text: context.texts.ownFeedback.ask) }
    }

    /// Within a paragraph.
    func writeAlone(to html: inout HTML) {
        html.a(.href(page), text: context.texts.ownFeedback.ask)
    }

    /// Small, in a table.
    ///
    /// - Parameter row: which row, for who does not see the table.
    func writeShort(to html: inout HTML, row: String) {
        let words = context.texts.ownFeedback.askShort
        html.small(.class("screen-only")) { html in
            html.a(.href(page), .ariaLabel("\(row): \(words)"), text: words)
        }
    }
}
