import Domain
import Markup
import Store
import Web
import Words

/// Writing to the operator ("Кері байланыс"), for everyone; from "ask about this" with what it is about.
struct FeedbackPage: Page, ListedPage {
    static let path: PathTemplate = "/feedback"

    static func title(_ texts: Texts) -> String { texts.feedback.title }

    var account: AccountSlug?
    var subject: FeedbackSubject?
    /// What was typed, if it was refused.
    var typed: FormFields?
    var problems: [FeedbackProblem] = []

    struct Records: Sendable {
        /// The signed-in customer's.
        let email: String?
        let accounts: [FeedbackAccount]
        /// The files that came with the refused form.
        let files: [FeedbackFile]
        let catalogue: Catalogue?
    }

    func read(_ visitor: Visitor) throws -> Records {
        Records(
            email: visitor.session?.email, accounts: try FeedbackAccount.all(of: visitor),
            files: try typed?.uploadForm.map { try visitor.uploads($0) } ?? [], catalogue: visitor.catalogue)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.feedback
        guard context.settings.feedback?.topics.all.isEmpty == false else { return .framed(closed(context)) }
        let messages = problems.map { (field: $0.field, message: $0.words(texts)) }
        var content = Content(title: texts.title, problems: messages, texts: context.texts) { html in
            html.p(text: texts.lead)
            if records.email != nil {
                html.p { $0.a(.href(OwnFeedbackPage()), text: context.texts.ownFeedback.title) }
            }
            FeedbackForm(
                records: records, values: FeedbackValues(self, records), problems: messages, context: context
            ).write(to: &html)
        }
        for problem in problems { content.wait(problem.wait) }
        content.hasForm = true
        return .framed(content)
    }

    private func closed(_ context: ViewContext) -> Content {
        Content(title: context.texts.feedback.title) { html in
            html.p(.class("lead"), text: context.texts.feedback.closed)
            html.p { $0.a(.href(ContactsPage()), text: context.texts.contacts.title) }
        }
    }
}

extension FeedbackPage {
    init?(_ address: RequestedAddress) {
        self.init(
            account: address.query["account"].flatMap { AccountSlug($0) },
            subject: address.query["about"].flatMap { FeedbackSubject($0) })
    }

    var query: Query { [("account", account?.text), ("about", subject?.text)] }
}

/// An account that the customer may ask about.
struct FeedbackAccount: Sendable {
    let slug: AccountSlug
    let number: AccountNumber
    /// The customer's name for it, else its address.
    let title: String

    /// None before signing in.
    static func all(of visitor: Visitor) throws -> [FeedbackAccount] {
        guard visitor.session != nil else { return [] }
        return try Customer(visitor).accounts().map { open in
            let account = open.account.account
            return FeedbackAccount(slug: open.slug, number: account.number, title: open.account.title)
        }
    }
}
