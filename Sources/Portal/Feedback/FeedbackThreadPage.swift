import Domain
import Markup
import Store
import Web
import Words

/// One of the customer's messages, with the answers, and a form to reply.
struct FeedbackThreadPage: CustomerPage {
    static let path: PathTemplate = "/feedback/messages/{reference}"

    let reference: FeedbackReference
    /// Whether a reply was just sent.
    var isSent = false
    /// What was typed, if it was refused.
    var typed: FormFields?
    var problems: [FeedbackProblem] = []

    struct Records: Sendable {
        let thread: FeedbackThread
        /// The files that came with a refused form.
        let files: [FeedbackFile]
        let catalogue: Catalogue?
    }

    func read(_ customer: Customer) throws -> Records {
        guard let thread = try customer.feedback(reference) else { throw PageError.notFound }
        return Records(
            thread: thread, files: try typed?.uploadForm.map { try customer.uploads($0) } ?? [],
            catalogue: try? customer.catalogue)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.ownFeedback
        let messages = problems.map { (field: $0.field, message: $0.words(context.texts.feedback)) }
        let title = texts.oneTitle(reference.text)
        var content = Content(title: title, problems: messages, texts: context.texts) { html in
            if isSent { html.p(.class("note"), .role("status"), text: texts.replySent) }
            summary(&html, records, context)
            for part in FeedbackParts(records.thread) { message(&html, part, context) }
            html.h2(text: texts.reply)
            if records.thread.head.state == .closed { html.p(text: texts.replyClosed) }
            form(&html, records, messages, context)
            html.p { $0.a(.href(OwnFeedbackPage()), text: texts.toList) }
        }
        for problem in problems { content.wait(problem.wait) }
        return .framed(content)
    }

    private func summary(_ html: inout HTML, _ records: Records, _ context: ViewContext) {
        let (head, texts) = (records.thread.head, context.texts.ownFeedback)
        let about = head.subject?.words(context.texts.feedback, records.catalogue, context.language)
        let facts: [(String, String?)] = [
            (texts.topic, head.topicName(context)), (texts.account, head.account?.text),
            (context.texts.feedback.about, about), (texts.state, head.state.words(texts)),
            (texts.due, head.state.isWaiting ? head.due.inWords(context.language) : nil),
        ]
        html.dl(.class("summary")) { html in
            for case (let name, let value?) in facts {
                html.div { html in
                    html.dt(text: name)
                    html.dd(text: value)
                }
            }
        }
    }

    private func message(_ html: inout HTML, _ part: FeedbackParts.Part, _ context: ViewContext) {
        let (texts, message) = (context.texts.ownFeedback, part.message)
        let moment = context.moment(message.createdAt)
        let isOwn = message.author == .customer
        html.section(.class(isOwn ? "letter" : "letter answer")) { html in
            html.h2(text: isOwn ? texts.fromYou(moment) : texts.fromOperator(moment))
            for line in message.text.split(separator: "\n") { html.p(text: String(line)) }
            guard !part.files.isEmpty else { return }
            html.ul { html in
                for (number, file) in part.files {
                    let page = FeedbackFilePage(reference: reference, file: DatabaseID(Int64(number)))
                    let name = file.name.text.isEmpty ? context.texts.feedback.unnamed : file.name.text
                    html.li { $0.a(.href(page), text: texts.file((name: name, size: file.kilobytes))) }
                }
            }
        }
    }

    private func form(
        _ html: inout HTML, _ records: Records, _ messages: [(field: String, message: String)], _ context: ViewContext
    ) {
        let texts = context.texts.feedback
        html.form(
            .method("post"), .action(FeedbackThreadPage(reference: reference)),
            .fixed("enctype", "multipart/form-data"), .flag("novalidate")
        ) { html in
            context.formToken.write(to: &html)
            let field = FeedbackField.message
            FieldView(id: field, label: texts.message, messages: messages.messages(of: field)).textarea(
                &html, rows: "4", text: typed?[field] ?? "")
            UploadField(
                present: records.files, typed: typed ?? FormFields(),
                messages: messages.messages(of: UploadField.files),
                context: context
            ).write(to: &html)
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }
}

extension FeedbackThreadPage {
    init?(_ address: RequestedAddress) {
        guard let reference: FeedbackReference = address.places() else { return nil }
        self.init(reference: reference, isSent: address.query["sent"] != nil)
    }

    var places: [any PathValue] { [reference] }
    var query: Query { [("sent", isSent ? "yes" : nil)] }
}

/// The messages of a thread, with the files counted through.
struct FeedbackParts: Sequence {
    private let parts: [Part]

    struct Part {
        let message: FeedbackMessage
        let files: [(number: Int, file: FeedbackFile)]
    }

    init(_ thread: FeedbackThread) {
        var count = 0
        parts = thread.messages.map { message in
            let files = message.files.map { file in
                count += 1
                return (count, file)
            }
            return Part(message: message, files: files)
        }
    }

    func makeIterator() -> some IteratorProtocol<Part> { parts.makeIterator() }
}
