import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// Asks for the code of the second factor, after the right password.
struct SignInCodePage: Page {
    static let path: PathTemplate = "/sign-in/code"

    var next: String?
    var problem: Problem?
    /// A form that was sent after the session had ended, sealed.
    var kept: String?

    enum Problem: FormProblem {
        case formExpired
        case code(CodeFault)
        /// The sign-in begins again: it took too long, or too many codes were wrong.
        case ended
    }

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let texts = context.texts.code
        let problems = problem.map { [(field, words($0, texts))] } ?? []
        var content = Content(title: texts.title, problems: problems, texts: context.texts) { html in
            html.p(text: texts.lead)
            form(&html, context)
            html.p { $0.a(.href(SignInPage(next: next)), text: texts.again) }
        }
        content.hasForm = true
        content.wait(fault?.wait)
        return .framed(content)
    }

    private func form(_ html: inout HTML, _ context: ViewContext) {
        let texts = context.texts.code
        html.form(.method("post"), .action(SignInCodePage(next: next)), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            KeptFormField(sealed: kept).write(to: &html)
            CodeFields(fault: fault, texts: texts).write(to: &html)
            FieldView(id: SignInCode.rememberField, label: texts.remember, hint: texts.rememberHint)
                .checkbox(&html, isOn: false)
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }

    private var fault: CodeFault? {
        guard case .code(let fault) = problem else { return nil }
        return fault
    }

    private var field: String { fault?.field ?? TypedCode.appField }

    private func words(_ problem: Problem, _ texts: Texts.Code) -> String {
        switch problem {
        case .formExpired: texts.formExpired
        case .ended: texts.ended
        case .code(let fault): fault.words(texts)
        }
    }
}

extension SignInCodePage {
    init?(_ address: RequestedAddress) {
        self.init(next: address.query["next"])
    }

    var query: Query { [("next", next)] }
}
