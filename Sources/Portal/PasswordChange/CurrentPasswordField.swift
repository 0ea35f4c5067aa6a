import Markup
import Words

/// The field that asks for the customer's password again. The page's content must have `hasPasswordField`.
struct CurrentPasswordField {
    static let id = "current_password"

    let fault: PasswordFault?
    let texts: Texts

    func write(to html: inout HTML) {
        PasswordField(
            id: CurrentPasswordField.id, label: texts.password.current, hint: texts.password.currentHint,
            messages: [fault?.words(texts.password)].compactMap(\.self), autocomplete: "current-password"
        ).write(to: &html, texts.passwords)
    }
}
