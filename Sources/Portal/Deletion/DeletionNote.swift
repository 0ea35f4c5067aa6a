import Domain
import Markup
import Words

/// Says when the customer will be deleted, with the button that cancels it.
struct DeletionNote {
    let moment: Timestamp
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.deletion
        html.div(.class("note")) { html in
            html.p(text: texts.planned(context.day(moment)))
            html.form(.method("post"), .action(CancelDeletion())) { html in
                context.formToken.write(to: &html)
                html.button(.type("submit"), text: texts.cancel)
            }
        }
    }
}
