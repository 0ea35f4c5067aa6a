import Domain
import Markup
import Words

/// A field for a password, with a checkbox that shows what is typed. The checkbox needs a script, and is hidden
/// without it: the page's content must have `hasPasswordField`.
struct PasswordField {
    var id = "password"
    let label: String
    var hint: String?
    var messages: [String] = []
    /// "current-password" or "new-password", for the browser's own store of passwords.
    let autocomplete: StaticString

    /// For a new password: its hint says how long it must be.
    static func new(_ label: String, shortest: Int, messages: [String], _ texts: Texts.Passwords) -> PasswordField {
        PasswordField(
            label: label, hint: texts.hint(String(shortest)), messages: messages, autocomplete: "new-password")
    }

    /// So that the browser's store of passwords knows whose it is, where the form does not ask for the e-mail.
    static func writeOwner(_ email: String, to html: inout HTML) {
        html.input(.type("text"), .name("username"), .value(email), .fixed("autocomplete", "username"), .flag("hidden"))
    }

    func write(to html: inout HTML, _ texts: Texts.Passwords) {
        FieldView(id: id, label: label, hint: hint, messages: messages).input(
            &html, .type("password"), .fixed("autocomplete", autocomplete), .flag("required"))
        html.div(.class("agreement show"), Attribute("data-shows", id), .flag("hidden")) { html in
            html.void("input", [.type("checkbox"), Attribute("id", id + "-show")])
            html.label(Attribute("for", id + "-show"), text: texts.show)
        }
    }
}
