import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// Where the link leads in the letter to an old e-mail, or about a second factor that was turned on. It works for whoever
/// has the letter, since a thief may have changed everything else. Opening it changes nothing: its button does.
struct EmailUndoPage: Page {
    static let path: PathTemplate = "/email/undo/{link}"

    let link: LinkToken
    var isExpired = false

    /// - Returns: with the old e-mail, or why the link does not work.
    func read(_ visitor: Visitor) throws -> Result<MailLink, DeadLink> {
        try visitor.link(link.digest, .undoEmail)
    }

    func show(_ found: Result<MailLink, DeadLink>, _ context: ViewContext) -> PageResult {
        switch found {
        case .success(let found):
            var content = Content(title: context.texts.emailUndo.title) { form(&$0, found.email, context) }
            if isExpired { content.status = .unprocessableContent }
            content.hasForm = true
            return .framed(content)
        case .failure(let dead):
            let ways = [
                (context.texts.signIn.title, SignInPage() as any Endpoint),
                (context.texts.contacts.title, ContactsPage()),
            ]
            return .framed(DeadLinkView(dead: dead, ways: ways, texts: context.texts.mailLinks).content)
        }
    }

    private func form(_ html: inout HTML, _ email: String, _ context: ViewContext) {
        let texts = context.texts.emailUndo
        if isExpired {
            ErrorSummary(field: "undo", message: context.texts.email.formExpired, texts: context.texts.errors)
                .write(to: &html)
        }
        html.p(text: texts.lead(email))
        html.p(text: texts.what)
        html.ul(.class("how")) { html in
            for line in [texts.sessions, texts.secondFactor, texts.helpers, texts.deletion, texts.password] {
                html.li { $0.text(line) }
            }
        }
        html.form(.method("post"), .action(EmailUndoPage(link: link))) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), .id("undo"), .class("primary"), text: texts.submit)
        }
    }
}

extension EmailUndoPage {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
