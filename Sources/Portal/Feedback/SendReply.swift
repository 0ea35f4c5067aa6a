import Domain
import Store
import Web

/// Handles the form of `FeedbackThreadPage`.
struct SendReply: FilesAction {
    typealias Context = OwnFeedbackContext
    static let path = FeedbackThreadPage.path
    static let formLimit = SendFeedback.formLimit

    let reference: FeedbackReference

    func parse(_ form: GenuineForm) -> GenuineForm { form }

    func page(_ typed: FormFields, _ problems: [FeedbackProblem]) -> FeedbackThreadPage {
        FeedbackThreadPage(reference: reference, typed: typed, problems: problems)
    }

    func perform(_ form: GenuineForm, _ own: OwnFeedbackContext) async throws -> Done {
        let context = own.feedback
        guard let uploads = context.uploadForm(form) else { throw Refused(FeedbackProblem.formExpired) }
        // Before files are kept: the message must be the customer's own.
        guard try await context.write({ try Customer($0).feedback(reference) }) != nil else { throw PageError.notFound }
        let files = try await context.keepFiles(of: form, in: uploads).map(FeedbackProblem.file)
        let text: FeedbackText
        do throws(FeedbackText.Problem) {
            text = try FeedbackText(form[FeedbackField.message])
        } catch {
            throw Refused<FeedbackProblem>(all: [.text(error)] + files)
        }
        guard files.isEmpty else { throw Refused<FeedbackProblem>(all: files) }
        return try await send(text, uploads, context)
    }

    private func send(_ text: FeedbackText, _ form: UploadForm, _ context: FeedbackContext) async throws -> Done {
        let (visit, settings) = (context.visit, context.settings)
        try await context.write { visitor in
            let customer = try Customer(visitor)
            guard let thread = try customer.feedback(reference) else { throw PageError.notFound }
            let subject = context.keys.limits.sign("feedback of a customer", customer.id.bytes)
            let wait = try customer.spend([(subject, .feedback)], now: visit.now)
            guard wait == 0 else { throw Refused(FeedbackProblem.tooMany(seconds: wait)) }
            let head = thread.head
            let due = visit.today + (settings?.topics[head.topic]?.days ?? 15)
            guard let sent = try customer.reply(text, with: form, to: thread, due: due), let settings else { return }
            let new = NewFeedback(
                topic: head.topic, account: head.account, subject: head.subject, email: head.email, phone: head.phone,
                language: visit.language, text: text, due: sent.due, form: form)
            let letters = FeedbackLetters(context.letters, settings, context.catalogue)
            if let letter = letters.forOperator(sent, new, isReply: true) {
                try visitor.outbox.post(letter, now: visit.now)
            }
        }
        return Done(next: FeedbackThreadPage(reference: reference, isSent: true))
    }
}

extension SendReply {
    init?(_ address: RequestedAddress) {
        guard let reference: FeedbackReference = address.places() else { return nil }
        self.init(reference: reference)
    }

    var places: [any PathValue] { [reference] }
}
