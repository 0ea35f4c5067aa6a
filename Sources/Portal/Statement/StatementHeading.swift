import Domain
import Markup
import Store

/// The top of the statement: the service and its supplier.
struct StatementHeading {
    let facts: StatementFacts
    let context: ViewContext

    func write(to html: inout HTML) {
        html.p(.class("supplier")) { html in
            html.strong(text: facts.service.name[context.language])
            html.text(" · ")
            html.text(facts.service.supplier[context.language])
        }
    }
}
