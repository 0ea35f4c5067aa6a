import Domain
import Markup
import Store
import Web
import Words

/// Behind the link of a registration: asks for the password chosen then. Who registers with another's e-mail gains
/// nothing when that person opens the link.
struct ConfirmRegistrationPage: Page {
    static let path: PathTemplate = "/register/confirm/{link}"

    let link: LinkToken
    var problem: Problem?

    enum Problem: FormProblem {
        case passwordMissing, wrong, formExpired
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
        let problems = [problem].compactMap(\.self).map { ("password", words(for: $0, context.texts)) }
        var content = Content(title: texts.confirmTitle, problems: problems, texts: context.texts) { html in
            html.p(text: texts.confirmLead(email))
            html.form(.method("post"), .action(self), .flag("novalidate")) { html in
                context.formToken.write(to: &html)
                PasswordField.writeOwner(email, to: &html)
                PasswordField(
                    label: context.texts.signIn.password, messages: problems.map(\.1), autocomplete: "current-password"
                ).write(to: &html, context.texts.passwords)
                html.button(.type("submit"), .class("primary"), text: texts.confirm)
            }
            html.p { $0.a(.href(RegistrationPage()), text: texts.again) }
        }
        if case .tooMany(let seconds) = problem {
            content.wait(seconds)
        }
        (content.hasForm, content.hasPasswordField) = (true, true)
        return content
    }

    private func words(for problem: Problem, _ texts: Texts) -> String {
        switch problem {
        case .passwordMissing: texts.signIn.passwordMissing
        case .wrong: texts.registration.confirmWrong
        case .formExpired: texts.registration.confirmExpired
        case .tooMany(let seconds): texts.signIn.tooMany(minutes(seconds))
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
