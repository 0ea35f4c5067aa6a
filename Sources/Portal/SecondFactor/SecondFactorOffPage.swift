import Domain
import Markup
import Store
import Web
import Words

/// Turning the second factor off: asks for the password and a code.
struct SecondFactorOffPage: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/settings/security/second-factor/off"

    var problem: SecondFactorProblem?

    /// - Returns: whether it is on.
    func read(_ customer: Customer) throws -> Bool {
        try customer.secondFactor()?.isOn == true
    }

    func show(_ isOn: Bool, _ context: ViewContext) -> PageResult {
        let texts = context.texts.secondFactor
        let problems = problem?.summary(context.texts) ?? []
        var content = Content(title: texts.offTitle, problems: problems, texts: context.texts) { html in
            if isOn { form(&html, context) } else { html.p(text: texts.isOff) }
            html.p(.class("back")) { $0.a(.href(SecondFactorPage()), text: texts.title) }
        }
        content.hasPasswordField = true
        content.wait(problem?.wait)
        return .framed(content)
    }

    private func form(_ html: inout HTML, _ context: ViewContext) {
        let texts = context.texts.secondFactor
        html.p(text: texts.offLead)
        if case .shortPassword = problem {
            html.p { $0.a(.class("button quiet"), .href(PasswordPage()), text: context.texts.password.title) }
        }
        html.form(.method("post"), .action(SecondFactorOffPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            CurrentPasswordField(fault: problem?.passwordFault, texts: context.texts).write(to: &html)
            CodeFields(fault: problem?.codeFault, texts: context.texts.code).write(to: &html)
            html.button(.type("submit"), .class("primary"), text: texts.turnOff)
        }
    }
}
