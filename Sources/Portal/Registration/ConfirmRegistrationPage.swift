import Domain
import Markup
import Store
import Web
import Words

/// Behind the link of a registration: asks for the password chosen then, or for a new one. Who registers with another's
/// e-mail gains nothing when that person opens the link, and is not in the way either.
struct ConfirmRegistrationPage: Page {
    static let path: PathTemplate = "/register/confirm/{link}"

    let link: LinkToken
    var typed = FormFields()
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case passwordMissing, wrong, formExpired, consent
        case new(NewPasswordProblem)
        case tooMany(seconds: Int64)
    }

    func read(_ visitor: Visitor) throws -> Result<MailLink, DeadLink> {
        try visitor.link(link.digest, .register)
    }

    func show(_ found: Result<MailLink, DeadLink>, _ context: ViewContext) -> PageResult {
        switch found {
        case .success(let link): .framed(form(link.email, context))
        case .failure(let dead): .framed(dead.content(context))
        }
    }

    private func form(_ email: String, _ context: ViewContext) -> Content {
        let texts = context.texts.registration
        let messages = problems.map { words(for: $0, context.texts) }
        var content = Content(title: texts.confirmTitle, problems: messages, texts: context.texts) { html in
            html.p(text: texts.confirmLead(email))
            html.form(.method("post"), .action(self), .flag("novalidate")) { html in
                context.formToken.write(to: &html)
                PasswordField.writeOwner(email, to: &html)
                PasswordField(
                    label: context.texts.signIn.password, messages: messages.messages(of: "password"),
                    autocomplete: "current-password"
                ).write(to: &html, context.texts.passwords)
                html.button(.type("submit"), .class("primary"), text: texts.confirm)
            }
            html.details(.class("choice"), .flag("open", !problems.isEmpty)) { html in
                html.summary(text: texts.confirmOther)
                choose(&html, email, messages, context)
            }
        }
        for case .tooMany(let seconds) in problems { content.wait(seconds) }
        (content.hasForm, content.hasPasswordField) = (true, true)
        return content
    }

    private func choose(
        _ html: inout HTML, _ email: String, _ messages: [(field: String, message: String)], _ context: ViewContext
    ) {
        let texts = context.texts.registration
        var password = PasswordField.new(
            context.texts.passwordReset.password, shortest: context.settings.shortestPassword,
            messages: messages.messages(of: "new_password"), context.texts.passwords)
        password.id = "new_password"
        html.p(text: texts.confirmOtherLead)
        html.form(.method("post"), .action(self), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            html.input(.type("hidden"), Attribute("name", ConfirmRegistration.newField), .value("new"))
            PasswordField.writeOwner(email, to: &html)
            password.write(to: &html, context.texts.passwords)
            if let consents = context.settings.consents {
                ConsentFields(consents: consents, typed: typed, problems: messages, context: context).write(to: &html)
            }
            html.button(.type("submit"), .class("primary"), text: texts.confirmChoose)
        }
    }

    private func words(for problem: Problem, _ texts: Texts) -> (field: String, message: String) {
        switch problem {
        case .passwordMissing: ("password", texts.signIn.passwordMissing)
        case .wrong: ("password", texts.registration.confirmWrong)
        case .formExpired: ("password", texts.registration.confirmExpired)
        case .tooMany(let seconds): ("password", texts.signIn.tooMany(minutes(seconds)))
        case .new(let problem): ("new_password", problem.words(texts.passwords))
        case .consent: (ConsentField.name(of: .account), texts.registration.consentMissing)
        }
    }
}

extension DeadLink {
    /// Of a registration: it may be confirmed already.
    fileprivate func content(_ context: ViewContext) -> Content {
        let (signIn, register) = (context.texts.frame.signIn, context.texts.registration.again)
        return DeadLinkView(
            dead: self, ways: [(signIn, SignInPage()), (register, RegistrationPage())], texts: context.texts.mailLinks
        ).content
    }
}

extension ConfirmRegistrationPage {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
