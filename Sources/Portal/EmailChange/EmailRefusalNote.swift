import Domain
import Markup
import Web
import Words

/// On every page while letters to the customer's e-mail come back: what they say cannot be known otherwise.
struct EmailRefusalNote {
    let email: String
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.email
        html.div(.class("note")) { html in
            html.p(text: texts.refused(email))
            html.p { $0.a(.href(EmailPage()), text: texts.refusedLink) }
        }
    }
}
