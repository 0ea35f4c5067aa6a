import Markup
import Web

extension FormToken {
    /// Writes the hidden field into a form.
    func write(to html: inout HTML) {
        html.input(.type("hidden"), Attribute("name", FormToken.field), .value(text))
    }
}
