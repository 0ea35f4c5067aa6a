import Markup
import Store
import Web
import Words

/// Says that a letter was sent, if the e-mail is registered.
struct ForgottenSentPage: Page, FixedEndpoint {
    static let path: PathTemplate = "/forgotten/sent"

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let (texts, email) = (context.texts.passwordReset, context.visit.mailedTo)
        var content = Content(title: context.texts.registration.sentTitle) { html in
            html.p(.class("lead"), text: email.map { texts.sent($0) } ?? texts.sentSomewhere)
            html.p(text: texts.sentNext)
            html.p(text: context.texts.registration.sentSpam)
            if let email { resend(&html, email, context) }
            html.p { $0.a(.href(ForgottenPage()), text: texts.otherEmail) }
        }
        content.hasForm = true
        return .framed(content)
    }

    private func resend(_ html: inout HTML, _ email: String, _ context: ViewContext) {
        html.form(.method("post"), .action(ForgottenPage())) { html in
            context.formToken.write(to: &html)
            html.input(.type("hidden"), .name("email"), .value(email))
            html.button(.type("submit"), text: context.texts.registration.resend)
        }
    }
}
