import Markup
import Web

extension FormToken {
    /// Into a form of the page.
    func write(to html: inout HTML) {
        html.input(.type("hidden"), Attribute("name", FormToken.field), .value(text))
    }
}
