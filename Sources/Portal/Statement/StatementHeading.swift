import Domain
import Markup
import Store

/// At the top of the statement: the service, and who supplies it.
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
