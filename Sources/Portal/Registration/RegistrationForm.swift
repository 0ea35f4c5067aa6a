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
            FieldView(id: "email", label: context.texts.signIn.email, messages: messages("email")).input(
                &html, .type("email"), .value(typed["email"] ?? ""), .fixed("autocomplete", "username"),
                .fixed("inputmode", "email"), .fixed("spellcheck", "false"), .flag("required"))
            PasswordField.new(
                context.texts.signIn.password, shortest: context.settings.shortestPassword,
                messages: messages("password"),
                context.texts.passwords
            ).write(to: &html, context.texts.passwords)
            language(&html)
            html.fieldset { html in
                html.legend(text: texts.consents)
                for consent in consents.texts { field(consent, &html) }
            }
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }

    private func language(_ html: inout HTML) {
        let chosen = typed["language"].flatMap(Language.init(rawValue:)) ?? context.language
        FieldView(id: "language", label: texts.language).select(&html) { html in
            for language in Language.allCases {
                html.option(
                    .value(language.rawValue), .flag("selected", language == chosen), .lang(language.rawValue),
                    text: language.ownName)
            }
        }
    }

    private func field(_ consent: ConsentText, _ html: inout HTML) {
        let name = ConsentField.name(of: consent.purpose)
        ConsentField(consent: consent, messages: messages(name), context: context)
            .write(to: &html, isOn: typed[name] != nil)
    }

    private func messages(_ field: String) -> [String] {
        problems.filter { $0.field == field }.map(\.message)
    }
}
