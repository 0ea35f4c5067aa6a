import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// Where the link in the letter to a new e-mail leads. Opening it changes nothing: its button does.
struct EmailConfirmPage: CustomerPage {
    static let path: PathTemplate = "/email/confirm/{link}"

    let link: LinkToken
    var problem: EmailConfirm.Problem?

    /// - Returns: the new e-mail, or why the link does not work.
    func read(_ customer: Customer) throws -> Result<String, DeadLink> {
        do {
            return .success(try customer.link(link.digest, .newEmail).email)
        } catch let dead as DeadLink {
            return .failure(dead)
        }
    }

    func show(_ email: Result<String, DeadLink>, _ context: ViewContext) -> PageResult {
        let texts = context.texts.email
        switch email {
        case .success(let email):
            var content = Content(title: texts.confirmTitle) { form(&$0, email, context) }
            if problem != nil { content.status = .unprocessableContent }
            return .framed(content)
        case .failure(let dead):
            let ways = [(texts.title, EmailPage() as any Endpoint)]
            return .framed(DeadLinkView(dead: dead, ways: ways, texts: context.texts.mailLinks).content)
        }
    }

    private func form(_ html: inout HTML, _ email: String, _ context: ViewContext) {
        let texts = context.texts.email
        if let problem {
            let message = problem == .taken ? texts.taken : texts.formExpired
            ErrorSummary(field: "confirm", message: message, texts: context.texts.errors).write(to: &html)
        }
        html.p(text: texts.confirmLead(email))
        html.form(.method("post"), .action(EmailConfirmPage(link: link))) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), .id("confirm"), .class("primary"), text: texts.confirm)
        }
        html.p { $0.a(.href(EmailPage()), text: texts.title) }
    }
}

extension EmailConfirmPage {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
