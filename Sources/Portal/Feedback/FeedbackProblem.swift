import Domain
import Words

enum FeedbackProblem: FilesProblem {
    case topic, account, email, phone, contact, trap, formExpired, busy
    case text(FeedbackText.Problem)
    case file(UploadProblem)
    case tooMany(seconds: Int64)

    var field: String {
        switch self {
        case .topic: FeedbackField.topic
        case .account: FeedbackField.account
        case .email, .contact: FeedbackField.email
        case .phone: FeedbackField.phone
        case .text, .trap, .formExpired, .tooMany: FeedbackField.message
        case .file, .busy: UploadField.files
        }
    }

    /// Until it may be sent again, in seconds.
    var wait: Int64? {
        switch self {
        case .tooMany(let seconds), .file(.quota(let seconds)): seconds
        default: nil
        }
    }

    func words(_ texts: Texts.Feedback) -> String {
        switch self {
        case .topic: texts.topicChoose
        case .account: texts.accountWrong
        case .email: texts.emailWrong
        case .phone: texts.phoneWrong
        case .contact: texts.contactMissing
        case .trap: texts.trapFilled
        case .formExpired: texts.formExpired
        case .busy: texts.filesBusy
        case .text(.empty): texts.messageMissing
        case .text(.tooLong): texts.messageTooLong(String(FeedbackText.longest))
        case .file(let problem): problem.words(texts)
        case .tooMany(let seconds): texts.tooMany(minutes(seconds))
        }
    }
}

/// The names of the fields.
enum FeedbackField {
    static let topic = "topic"
    static let account = "account"
    static let about = "about"
    static let message = "message"
    static let email = "email"
    static let phone = "phone"
    /// Nobody sees it; robots fill it in.
    static let trap = "website"
}
