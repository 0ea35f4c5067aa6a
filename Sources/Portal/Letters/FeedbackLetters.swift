import Domain
import Store
import Web
import Words

/// The letters about messages to the operator.
struct FeedbackLetters {
    private let letters: Letters
    private let settings: FeedbackSettings
    private let catalogue: Catalogue?

    init(_ letters: Letters, _ settings: FeedbackSettings, _ catalogue: Catalogue?) {
        (self.letters, self.settings, self.catalogue) = (letters, settings, catalogue)
    }

    /// To the sender. It repeats nothing of the message: else anybody could have anything sent to anybody.
    ///
    /// - Parameter session: the sender's, if signed in.
    func received(_ sent: SentFeedback, _ new: NewFeedback, of session: Session?) -> Letter? {
        guard let email = new.email else { return nil }
        let page = session.map { _ in FeedbackThreadPage(reference: sent.reference) }
        let customer = session.flatMap { $0.email == email.text ? $0.customer : nil }
        return letters.letter(to: email.text, of: customer, in: new.language) { texts in
            .feedbackReceived(texts, sent, page)
        }
    }

    /// To the operator, with all that is needed to answer but for the files.
    ///
    /// - Parameter isReply: it continues an earlier message.
    func forOperator(
        _ sent: SentFeedback, _ new: NewFeedback, isReply: Bool = false
    ) -> Letter? {
        guard let address = settings.address else { return nil }
        return letters.letter(to: address.text, of: nil, in: new.language) { texts in
            .feedbackForOperator(
                texts, sent, new, topic: settings.topics.name(of: new.topic, in: texts.language),
                about: new.subject?.words(texts.feedback, catalogue, texts.language), isReply: isReply)
        }
    }
}

extension LetterContent {
    static func feedbackReceived(
        _ texts: Texts, _ sent: SentFeedback, _ page: FeedbackThreadPage?
    ) -> LetterContent {
        let words = texts.feedbackLetters.received
        let body = words.body((reference: sent.reference.text, day: sent.due.inWords(texts.language)))
        return LetterContent(
            kind: .feedbackReceived, subject: words.subject(sent.reference.text), paragraphs: [body],
            link: page.map { (words.link, $0) }, notes: [words.note])
    }

    /// - Parameter page: nil for a visitor, who has no account to answer in.
    static func feedbackAnswered(
        _ texts: Texts, _ reference: FeedbackReference, _ answer: FeedbackText, _ page: FeedbackThreadPage?
    ) -> LetterContent {
        let words = texts.feedbackLetters.answered
        return LetterContent(
            kind: .feedbackAnswered, subject: words.subject(reference.text),
            paragraphs: [words.lead(reference.text)] + answer.paragraphs, link: page.map { (words.link, $0) },
            notes: [page == nil ? words.visitor : words.note])
    }

    /// The subject has nothing that the sender typed, and no line of the message can pass for one of the facts before it.
    static func feedbackForOperator(
        _ texts: Texts, _ sent: SentFeedback, _ new: NewFeedback, topic: String, about: String?, isReply: Bool
    ) -> LetterContent {
        let words = texts.feedbackLetters.forOperator
        let names = (reference: sent.reference.text, topic: topic)
        let facts = [
            words.topic(topic), new.account.map { words.account($0.text) }, about.map { words.about($0) },
            new.email.map { words.email($0.text) }, new.phone.map { words.phone($0.grouped) },
            sent.files > 0 ? words.files(String(sent.files)) : nil, words.due(sent.due.inWords(texts.language)),
        ]
        return LetterContent(
            kind: .feedbackForOperator, subject: isReply ? words.again(names) : words.subject(names),
            paragraphs: facts.compactMap(\.self) + new.text.paragraphs, notes: [words.note(sent.reference.text)])
    }
}

extension FeedbackText {
    /// Its lines, without empty ones.
    var paragraphs: [String] { text.split(separator: "\n").map(String.init).filter { !$0.trimmingBlanks().isEmpty } }
}
