import Markup

/// A field for an e-mail.
struct EmailField {
    let label: String
    let messages: [String]
    /// "username" where it is what somebody signs in with.
    let autocomplete: StaticString

    func write(to html: inout HTML, typed: String) {
        FieldView(id: "email", label: label, messages: messages).input(
            &html, .type("email"), .value(typed), .fixed("autocomplete", autocomplete),
            .fixed("inputmode", "email"), .fixed("spellcheck", "false"), .flag("required"))
    }
}
