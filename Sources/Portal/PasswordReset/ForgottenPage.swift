import Domain
import Markup
import Store
import Web
import Words

/// Asking for a link to choose a new password.
struct ForgottenPage: Page, ListedPage {
    static let path: PathTemplate = "/forgotten"

    static func title(_ texts: Texts) -> String { texts.passwordReset.title }

    var email = ""
    var problem: Problem?

    enum Problem: FormProblem {
        case email, formExpired
        case tooMany(seconds: Int64)
    }

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let texts = context.texts.passwordReset
        let problems = [problem].compactMap(\.self).map { ("email", words(for: $0, context.texts)) }
        var content = Content(title: texts.title, problems: problems, texts: context.texts) { html in
            html.p(text: texts.lead)
            html.form(.method("post"), .action(ForgottenPage()), .flag("novalidate")) { html in
                context.formToken.write(to: &html)
                EmailField(
                    label: context.texts.signIn.email, messages: problems.map(\.1), autocomplete: "username"
                ).write(to: &html, typed: email)
                html.button(.type("submit"), .class("primary"), text: texts.submit)
            }
            html.p(.class("quiet"), text: texts.noMail)
        }
        if case .tooMany(let seconds) = problem {
            content.wait(seconds)
        }
        content.hasForm = true
        return .framed(content)
    }

    private func words(for problem: Problem, _ texts: Texts) -> String {
        switch problem {
        case .email: texts.registration.emailWrong
        case .formExpired: texts.passwordReset.formExpired
        case .tooMany(let seconds): texts.registration.tooMany(minutes(seconds))
        }
    }
}

extension ForgottenPage {
    init?(_ address: RequestedAddress) {
        self.init()
    }
}
