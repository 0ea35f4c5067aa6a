import Domain
import Store
import Web
import Words

/// Handles the form of `FeedbackPage`. Files are kept first, so that they survive any error in the fields.
struct SendFeedback: FilesAction, FixedEndpoint {
    typealias Context = FeedbackContext
    static let path = FeedbackPage.path
    /// More than the files may have: who sends somewhat too much gets the form back.
    static let formLimit = 24 * 1024 * 1024

    func parse(_ form: GenuineForm) -> GenuineForm { form }

    func page(_ typed: FormFields, _ problems: [FeedbackProblem]) -> FeedbackPage {
        FeedbackPage(typed: typed, problems: problems)
    }

    func perform(_ form: GenuineForm, _ context: FeedbackContext) async throws -> Done {
        guard let settings = context.settings, !settings.topics.all.isEmpty else { return Done(next: FeedbackPage()) }
        guard let uploads = context.uploadForm(form) else { throw Refused(FeedbackProblem.formExpired) }
        if let sent = try await context.write({ try $0.feedback(sentBy: uploads) }) { return done(sent, context) }

        let files = try await context.keepFiles(of: form, in: uploads).map(FeedbackProblem.file)
        let accounts = try await context.write { try FeedbackAccount.all(of: $0) }
        let typed = TypedFeedback(form: form, accounts: accounts, topics: settings.topics)
        let problems = typed.problems + files
        guard problems.isEmpty, let new = typed.feedback(uploads, context.visit) else {
            throw Refused<FeedbackProblem>(all: problems)
        }
        let sent = try await context.write { try send(new, $0, context, settings) }
        return done(sent, context)
    }

    private func send(
        _ new: NewFeedback, _ visitor: Visitor, _ context: FeedbackContext, _ settings: FeedbackSettings
    ) throws -> SentFeedback {
        let limits = context.keys.limits
        var uses = context.visit.uses("feedback", .feedback, context.keys)
        if let customer = visitor.session?.customer {
            uses.append((limits.sign("feedback of a customer", customer.bytes), .feedback))
        }
        let wait = try visitor.spend(uses)
        guard wait == 0 else { throw Refused(FeedbackProblem.tooMany(seconds: wait)) }

        let sent = try visitor.send(new)
        let letters = FeedbackLetters(context.letters, settings, context.catalogue)
        if let letter = letters.received(sent, new, of: visitor.session) {
            try visitor.outbox.post(letter, now: context.visit.now)
        }
        if let letter = letters.forOperator(sent, new) {
            try visitor.outbox.post(letter, now: context.visit.now)
        }
        return sent
    }

    private func done(_ sent: SentFeedback, _ context: FeedbackContext) -> Done {
        var done = Done(next: FeedbackSentPage())
        done.headers.append(context.visit.cookies.setting(.feedback, sent.cookie, maxAge: hourOfSeconds))
        return done
    }
}

/// A form as it was typed.
private struct TypedFeedback {
    let form: GenuineForm
    let accounts: [FeedbackAccount]
    let topics: FeedbackTopics

    private var topic: FeedbackTopic? { topics.all.first { $0.code.text == form[FeedbackField.topic] } }

    /// A customer's own by its name in addresses; else any number that could be one.
    private var account: AccountNumber? {
        let typed = form[FeedbackField.account]
        return accounts.first { $0.slug.text == typed }?.number ?? (accounts.isEmpty ? AccountNumber(typed) : nil)
    }

    private var text: Result<FeedbackText, FeedbackText.Problem> {
        Result { () throws(FeedbackText.Problem) in try FeedbackText(form[FeedbackField.message]) }
    }

    private var email: EmailAddress? { EmailAddress(form[FeedbackField.email]) }
    private var phone: PhoneNumber? { PhoneNumber(form[FeedbackField.phone]) }

    private func isEmpty(_ field: String) -> Bool { form[field].trimmingBlanks().isEmpty }

    var problems: [FeedbackProblem] {
        var problems: [FeedbackProblem] = []
        if topic == nil { problems.append(.topic) }
        if account == nil, !isEmpty(FeedbackField.account) { problems.append(.account) }
        if case .failure(let problem) = text { problems.append(.text(problem)) }
        if email == nil, !isEmpty(FeedbackField.email) { problems.append(.email) }
        if phone == nil, !isEmpty(FeedbackField.phone) { problems.append(.phone) }
        if isEmpty(FeedbackField.email), isEmpty(FeedbackField.phone) { problems.append(.contact) }
        if !isEmpty(FeedbackField.trap) { problems.append(.trap) }
        return problems
    }

    func feedback(_ uploads: UploadForm, _ visit: Visit) -> NewFeedback? {
        guard let topic, case .success(let text) = text else { return nil }
        return NewFeedback(
            topic: topic.code, account: account, subject: FeedbackSubject(form[FeedbackField.about]), email: email,
            phone: phone, language: visit.language, text: text, due: visit.today + topic.days, form: uploads)
    }
}
