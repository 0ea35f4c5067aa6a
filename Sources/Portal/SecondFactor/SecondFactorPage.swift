import Domain
import Markup
import Store
import Web
import Words

/// The state of the second factor ("Екі қадамды кіру"), and how to turn it on.
struct SecondFactorPage: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/settings/security/second-factor"

    var problem: SecondFactorProblem?

    func read(_ customer: Customer) throws -> SecondFactor? {
        try customer.secondFactor()
    }

    func show(_ factor: SecondFactor?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.secondFactor
        let problems = problem?.summary(context.texts) ?? []
        var content = Content(title: texts.title, problems: problems, texts: context.texts) { html in
            if let factor, factor.isOn { on(&html, factor, texts) } else { off(&html, context) }
            html.p(.class("back")) { $0.a(.href(SecurityPage()), text: texts.back) }
        }
        content.hasPasswordField = true
        content.wait(problem?.wait)
        return .framed(content)
    }

    private func on(_ html: inout HTML, _ factor: SecondFactor, _ texts: Texts.SecondFactor) {
        html.p(.class("lead"), text: texts.isOn)
        html.p(text: texts.codesLeft(String(factor.recoveryCodes)))
        html.div(.class("actions")) { html in
            html.a(.class("button quiet"), .href(RecoveryCodesPage()), text: texts.codesTitle)
            html.a(.class("button quiet"), .href(SecondFactorOffPage()), text: texts.offTitle)
        }
    }

    private func off(_ html: inout HTML, _ context: ViewContext) {
        let texts = context.texts.secondFactor
        html.p(.class("lead"), text: texts.isOff)
        html.p(text: texts.lead)
        html.form(.method("post"), .action(SecondFactorPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            CurrentPasswordField(fault: problem?.passwordFault, texts: context.texts).write(to: &html)
            html.button(.type("submit"), .class("primary"), text: texts.begin)
        }
    }
}
