import Domain
import Markup
import Store
import Web
import Words

/// The customer's own messages with their states, the latest first.
struct OwnFeedbackPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/feedback/messages"

    static func title(_ texts: Texts) -> String { texts.ownFeedback.title }

    func read(_ customer: Customer) throws -> [FeedbackHead] { try customer.feedback() }

    func show(_ heads: [FeedbackHead], _ context: ViewContext) -> PageResult {
        let texts = context.texts.ownFeedback
        return .framed(
            Content(title: texts.title) { html in
                if heads.isEmpty { html.p(text: texts.none) } else { table(&html, heads, context) }
                html.p { $0.a(.href(FeedbackPage()), text: texts.write) }
            })
    }

    private func table(_ html: inout HTML, _ heads: [FeedbackHead], _ context: ViewContext) {
        let texts = context.texts.ownFeedback
        let table = StackedTable(
            style: "stacked", caption: texts.caption,
            columns: [
                .text(texts.number), .text(texts.topic), .text(texts.sent), .text(texts.state), .text(texts.due),
            ])
        table.write(to: &html) { html in
            for head in heads {
                let link: (inout HTML) -> Void = { html in
                    html.a(.href(FeedbackThreadPage(reference: head.reference)), text: head.reference.text)
                }
                table.row(
                    &html,
                    [
                        .content(link), .text(head.topicName(context)), .text(context.day(head.createdAt)),
                        .text(head.state.words(texts)), .text(head.state.isWaiting ? head.due.numeric : "—"),
                    ])
            }
        }
    }
}

extension FeedbackHead {
    /// As the operator's list has it now.
    func topicName(_ context: ViewContext) -> String {
        context.settings.feedback?.topics.name(of: topic, in: context.language) ?? topic.text
    }
}

extension FeedbackState {
    func words(_ texts: Texts.OwnFeedback) -> String {
        switch self {
        case .new: texts.stateNew
        case .taken: texts.stateTaken
        case .answered: texts.stateAnswered
        case .closed: texts.stateClosed
        }
    }
}
