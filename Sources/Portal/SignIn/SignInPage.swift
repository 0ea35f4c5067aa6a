import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// Signing in by e-mail and password.
struct SignInPage: Page, ListedPage {
    static let path: PathTemplate = "/sign-in"

    static func title(_ texts: Texts) -> String { texts.signIn.title }

    var next: String?
    var email = ""
    var problems: [Problem] = []
    /// Whether the visitor has just chosen a new password.
    var hasNewPassword = false
    /// Whether the visitor has sent something after the session had ended that is not kept.
    var hasLostForm = false
    /// Sealed.
    var kept: String?

    enum Problem: FormProblem {
        case emailMissing, passwordMissing, wrong, formExpired
        case tooMany(seconds: Int64)
    }

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let texts = context.texts.signIn
        let messages = problems.map { (field: field(of: $0), message: words(for: $0, texts)) }
        let title = messages.isEmpty ? texts.title : context.texts.frame.titleError(texts.title)
        var content = Content(title: texts.title, documentTitle: title) { html in
            if !messages.isEmpty { ErrorSummary(messages, texts: context.texts.errors).write(to: &html) }
            if hasNewPassword {
                html.p(.class("note"), .role("status"), text: context.texts.passwordReset.changed)
            }
            if hasLostForm { html.p(.class("note"), .role("status"), text: texts.lostForm) }
            if kept != nil { html.p(.class("note"), .role("status"), text: texts.keptForm) }
            html.p(text: texts.lead)
            form(&html, messages, context)
            html.p { $0.a(.href(ForgottenPage()), text: texts.forgotten) }
            html.p { $0.a(.href(RegistrationPage()), text: texts.register) }
        }
        if case .tooMany(let seconds) = problems.first {
            content.wait(seconds)
        } else if !problems.isEmpty {
            content.status = .unprocessableContent
        }
        (content.hasForm, content.hasPasswordField) = (true, true)
        return .framed(content)
    }

    private func field(of problem: Problem) -> String {
        switch problem {
        case .passwordMissing: "password"
        default: "email"
        }
    }

    private func form(
        _ html: inout HTML, _ messages: [(field: String, message: String)], _ context: ViewContext
    ) {
        let texts = context.texts.signIn
        html.form(.method("post"), .action(SignInPage(next: next)), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            KeptFormField(sealed: kept).write(to: &html)
            EmailField(label: texts.email, messages: messages.messages(of: "email"), autocomplete: "username")
                .write(to: &html, typed: email)
            PasswordField(
                label: texts.password, messages: messages.messages(of: "password"), autocomplete: "current-password"
            ).write(to: &html, context.texts.passwords)
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }

    private func words(for problem: Problem, _ texts: Texts.SignIn) -> String {
        switch problem {
        case .emailMissing: texts.emailMissing
        case .passwordMissing: texts.passwordMissing
        case .wrong: texts.wrong
        case .formExpired: texts.formExpired
        case .tooMany(let seconds): texts.tooMany(minutes(seconds))
        }
    }
}

extension SignInPage {
    init?(_ address: RequestedAddress) {
        self.init(
            next: address.query["next"], hasNewPassword: address.query["password"] == "new",
            hasLostForm: address.query["form"] == "lost")
    }

    var query: Query {
        [("next", next), ("password", hasNewPassword ? "new" : nil), ("form", hasLostForm ? "lost" : nil)]
    }
}

/// How long to wait, in whole minutes.
func minutes(_ seconds: Int64) -> String { String((seconds + 59) / 60) }
