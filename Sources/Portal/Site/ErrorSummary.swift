import Markup

/// What is wrong with a form, on top of the page: takes the focus, and leads to the field.
struct ErrorSummary {
    let field: StaticString
    let message: String
    let texts: Texts.Errors

    func write(to html: inout HTML) {
        html.div(
            .class("error-summary"), .role("alert"), .fixed("tabindex", "-1"), .flag("autofocus"),
            .fixed("aria-labelledby", "error-title")
        ) { html in
            html.h2(.id("error-title"), text: texts.summary)
            html.p { html in
                html.a(.href("#" + field.description), text: message)
            }
        }
    }
}
