import Markup
import Words

extension Sequence<(field: String, message: String)> {
    /// The messages of one field.
    func messages(of field: String) -> [String] { filter { $0.field == field }.map(\.message) }
}

/// The errors of a form, at the top of the page: it takes the focus, and links to the fields.
struct ErrorSummary {
    /// The fields' ids, each with its error message.
    let problems: [(field: String, message: String)]
    let texts: Texts.Errors

    init(_ problems: [(field: String, message: String)], texts: Texts.Errors) {
        (self.problems, self.texts) = (problems, texts)
    }

    init(field: String, message: String, texts: Texts.Errors) {
        self.init([(field, message)], texts: texts)
    }

    func write(to html: inout HTML) {
        html.div(
            .class("error-summary"), .role("alert"), .fixed("tabindex", "-1"), .flag("autofocus"),
            .fixed("aria-labelledby", "error-title")
        ) { html in
            html.h2(.id("error-title"), text: texts.summary)
            for (field, message) in problems {
                html.p { html in
                    html.a(.href("#" + field), text: message)
                }
            }
        }
    }
}
