import Domain
import Markup
import Web
import Words

struct RegistrationForm {
    let typed: FormFields
    let problems: [(field: String, message: String)]
    let consents: Consents
    let context: ViewContext

    private var texts: Texts.Registration { context.texts.registration }

    func write(to html: inout HTML) {
        html.form(.method("post"), .action(RegistrationPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            EmailField(
                label: context.texts.signIn.email, messages: problems.messages(of: "email"), autocomplete: "username"
            ).write(to: &html, typed: typed["email"] ?? "")
            PasswordField.new(
                context.texts.signIn.password, shortest: context.settings.shortestPassword,
                messages: problems.messages(of: "password"),
                context.texts.passwords
            ).write(to: &html, context.texts.passwords)
            LanguageField(label: texts.language)
                .write(to: &html, chosen: typed[LanguageField.id].flatMap(Language.init(rawValue:)) ?? context.language)
            ConsentFields(consents: consents, typed: typed, problems: problems, context: context).write(to: &html)
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }
}
