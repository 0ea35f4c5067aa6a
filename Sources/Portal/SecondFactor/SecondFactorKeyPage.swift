import Documents
import Domain
import Markup
import Store
import Web
import Words

/// Shows the key of a second factor that is being set up, as a QR code and as text, and asks for the first code.
struct SecondFactorKeyPage: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/settings/security/second-factor/key"

    var problem: SecondFactorProblem?

    struct Records: Sendable {
        /// Nil if none is being set up.
        let factor: SecondFactor?
        let email: String
    }

    func read(_ customer: Customer) throws -> Records {
        let factor = try customer.secondFactor()
        return Records(factor: factor?.isOn == true ? nil : factor, email: customer.session.email)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.secondFactor
        let problems = problem?.summary(context.texts) ?? []
        var content = Content(title: texts.keyTitle, problems: problems, texts: context.texts) { html in
            if let factor = records.factor {
                steps(&html, TOTP(key: factor.key), records.email, context)
            } else {
                html.p(text: texts.nothing)
            }
            html.p(.class("back")) { $0.a(.href(SecondFactorPage()), text: texts.title) }
        }
        content.wait(problem?.wait)
        return .framed(content)
    }

    private func steps(_ html: inout HTML, _ totp: TOTP, _ email: String, _ context: ViewContext) {
        let texts = context.texts.secondFactor
        let address = totp.uri(issuer: context.publicAddress.hostName, account: email)
        html.ol(.class("how")) { html in
            html.li { $0.text(texts.stepApp) }
            html.li { html in
                html.text(texts.stepKey)
                if let code = try? QRCode(address) { QRCodeView(code: code).write(to: &html) }
                html.p(.class("quiet"), text: texts.keyByHand)
                html.p { $0.strong(.class("secret"), text: totp.keyText) }
                html.p { $0.a(.href(address), text: texts.openApp) }
            }
            html.li { $0.text(texts.stepCode) }
        }
        html.form(.method("post"), .action(SecondFactorKeyPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            CodeFields(fault: problem?.codeFault, texts: context.texts.code).app(&html)
            html.button(.type("submit"), .class("primary"), text: texts.turnOn)
        }
    }
}
