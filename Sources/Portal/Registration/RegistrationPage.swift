import Domain
import Markup
import Store
import Web
import Words

/// Registering with an e-mail, a password, a language and consents. It is open only with complete consents.
struct RegistrationPage: Page, ListedPage {
    static let path: PathTemplate = "/register"

    static func title(_ texts: Texts) -> String { texts.registration.title }

    var typed = FormFields()
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case email, consent, formExpired
        case password(NewPasswordProblem)
        case tooMany(seconds: Int64)
    }

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        guard let consents = context.settings.consents else { return .framed(closed(context.texts)) }
        let texts = context.texts.registration
        let messages = problems.map { words(for: $0, context.texts) }
        var content = Content(title: texts.title, problems: messages, texts: context.texts) { html in
            html.p(text: texts.lead)
            RegistrationForm(typed: typed, problems: messages, consents: consents, context: context).write(to: &html)
            html.p { $0.a(.href(SignInPage()), text: texts.signIn) }
        }
        for case .tooMany(let seconds) in problems {
            content.wait(seconds)
        }
        (content.hasForm, content.hasPasswordField) = (true, true)
        return .framed(content)
    }

    private func closed(_ texts: Texts) -> Content {
        Content(title: texts.registration.title) { html in
            html.p(.class("lead"), text: texts.registration.closed)
            html.p { $0.a(.href(ContactsPage()), text: texts.contacts.title) }
            html.p { $0.a(.href(SignInPage()), text: texts.registration.signIn) }
        }
    }

    /// A problem's field, and what to do.
    private func words(for problem: Problem, _ texts: Texts) -> (field: String, message: String) {
        switch problem {
        case .email: ("email", texts.registration.emailWrong)
        case .password(let problem): ("password", problem.words(texts.passwords))
        case .consent: (ConsentField.name(of: .account), texts.registration.consentMissing)
        case .formExpired: ("password", texts.registration.formExpired)
        case .tooMany(let seconds): ("email", texts.registration.tooMany(minutes(seconds)))
        }
    }
}

extension RegistrationPage {
    init?(_ address: RequestedAddress) {
        self.init()
    }
}
