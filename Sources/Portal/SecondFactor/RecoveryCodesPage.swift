import Domain
import Markup
import Store
import Web
import Words

/// The recovery codes: new ones are shown once, in the answer to the form that made them.
struct RecoveryCodesPage: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/settings/security/second-factor/codes"

    /// New ones.
    var codes: RecoveryCodes?
    var problem: SecondFactorProblem?

    func read(_ customer: Customer) throws -> SecondFactor? {
        try customer.secondFactor()
    }

    func show(_ factor: SecondFactor?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.secondFactor
        let problems = problem?.summary(context.texts) ?? []
        var content = Content(title: texts.codesTitle, problems: problems, texts: context.texts) { html in
            if let codes {
                new(&html, codes, context)
            } else if let factor, factor.isOn {
                form(&html, factor, context)
            } else {
                html.p(text: texts.isOff)
            }
            html.p(.class("back")) { $0.a(.href(SecondFactorPage()), text: texts.title) }
        }
        (content.hasPrintButton, content.hasPasswordField) = (codes != nil, codes == nil)
        content.wait(problem?.wait)
        return .framed(content)
    }

    private func new(_ html: inout HTML, _ codes: RecoveryCodes, _ context: ViewContext) {
        let texts = context.texts.secondFactor
        html.p(.class("note"), .role("status"), text: texts.codesShown)
        html.p(text: texts.codesLead)
        html.ol(.class("codes")) { html in
            for code in codes.texts {
                html.li { $0.strong(.class("secret"), text: code) }
            }
        }
        html.p(.class("actions screen-only")) { html in
            html.button(
                .type("button"), .id("print"), .class("primary"), .flag("hidden"),
                text: context.texts.navigation.print)
        }
        html.noscript { $0.p(.class("quiet screen-only"), text: context.texts.statement.printHint) }
    }

    private func form(_ html: inout HTML, _ factor: SecondFactor, _ context: ViewContext) {
        let texts = context.texts.secondFactor
        html.p(.class("lead"), text: texts.codesLeft(String(factor.recoveryCodes)))
        html.p(text: texts.renewLead)
        html.form(.method("post"), .action(RecoveryCodesPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            CurrentPasswordField(fault: problem?.passwordFault, texts: context.texts).write(to: &html)
            CodeFields(fault: problem?.codeFault, texts: context.texts.code).write(to: &html)
            html.button(.type("submit"), .class("primary"), text: texts.renew)
        }
    }
}
