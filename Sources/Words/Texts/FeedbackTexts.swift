extension Texts {
    /// The form for messages to the operator, and the page after sending.
    package final class Feedback: Decodable, Sendable {
        package let title, lead, closed, topic, topicChoose: String
        package let account, accountHint, accountNone, accountWrong: String
        package let about, message, messageMissing, contact, contactHint, contactMissing: String
        package let email, emailWrong, phone, phoneWrong: String
        package let files, filesHint, attached, filesTooMany, filesFailed, filesBusy, unnamed: String
        package let trap, trapFilled, submit, formExpired, sentTitle, sentSomewhere, sentNext: String
        package let aboutBill, aboutPayment, aboutReading: Phrase<String>
        package let aboutCharge, aboutStatement: Phrase<(service: String, month: String)>
        package let remove, fileTooLarge, fileUnknown, filePixels, fileBroken: Phrase<String>
        package let messageTooLong, tooMany, sent, sentDue: Phrase<String>
    }

    /// A customer's own messages, and their answers.
    package final class OwnFeedback: Decodable, Sendable {
        package let title, none, write, caption, number, topic, sent, state, due, account: String
        package let stateNew, stateTaken, stateAnswered, stateClosed: String
        package let reply, replyClosed, replySent, toList, ask, askShort: String
        package let oneTitle, fromYou, fromOperator: Phrase<String>
        package let file: Phrase<(name: String, size: String)>
    }

    package final class FeedbackLetters: Decodable, Sendable {
        package let received: Received
        package let answered: Answered
        package let forOperator: ForOperator

        package final class Received: Decodable, Sendable {
            package let note, link: String
            package let subject: Phrase<String>
            package let body: Phrase<(reference: String, day: String)>
        }

        package final class Answered: Decodable, Sendable {
            package let link, note, visitor: String
            package let subject, lead: Phrase<String>
        }

        package final class ForOperator: Decodable, Sendable {
            package let subject, again: Phrase<(reference: String, topic: String)>
            package let topic, account, about, email, phone, files, due, note: Phrase<String>
        }
    }
}
