import Domain
import Markup
import Store
import Web
import Words

/// Changing the e-mail ("E-mail-ді өзгерту"): a link goes to the new one.
struct EmailPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/settings/email"

    static func title(_ texts: Texts) -> String { texts.email.title }

    var note: Note?
    var typed = ""
    var problem: EmailChange.Problem?

    enum Note: String {
        case sent, changed
    }

    /// - Returns: the present e-mail.
    func read(_ customer: Customer) throws -> String { customer.session.email }

    func show(_ email: String, _ context: ViewContext) -> PageResult {
        let texts = context.texts.email
        var content = Content(title: texts.title, problems: problems(context.texts), texts: context.texts) { html in
            if let note { html.p(.class("note"), .role("status"), text: words(note, texts)) }
            html.p(text: texts.current(email))
            html.p(text: texts.lead)
            form(&html, context)
        }
        content.hasPasswordField = true
        content.wait(problem?.wait)
        return .framed(content)
    }

    private func form(_ html: inout HTML, _ context: ViewContext) {
        let texts = context.texts.email
        html.form(.method("post"), .action(EmailPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            let messages = [problem?.words(context.texts)].compactMap(\.self)
            EmailField(
                label: texts.new, messages: problem?.field == EmailChange.field ? messages : [], autocomplete: "email"
            ).write(to: &html, typed: typed)
            CurrentPasswordField(fault: problem?.fault, texts: context.texts).write(to: &html)
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }

    private func problems(_ texts: Texts) -> [(field: String, message: String)] {
        problem.map { [($0.field, $0.words(texts))] } ?? []
    }

    private func words(_ note: Note, _ texts: Texts.Email) -> String {
        switch note {
        case .sent: texts.sent
        case .changed: texts.changed
        }
    }
}

extension EmailPage {
    init?(_ address: RequestedAddress) {
        self.init(note: address.query["done"].flatMap(Note.init(rawValue:)))
    }

    var query: Query { [("done", note?.rawValue)] }
}
