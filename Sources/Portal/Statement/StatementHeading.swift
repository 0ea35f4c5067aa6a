import Domain
import Markup
import Store

/// The top of the statement: the service and its supplier.
struct StatementHeading {
    let facts: StatementFacts
    let setting: Setting

    func write(to html: inout HTML) {
        html.p(.class("supplier")) { html in
            html.strong(text: facts.service.name[setting.language])
            html.text(" · ")
            html.text(facts.service.supplier[setting.language])
        }
    }
}
