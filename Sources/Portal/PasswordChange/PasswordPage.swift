import Domain
import Markup
import Store
import Web
import Words

/// Changing the password ("Құпиясөзді өзгерту").
struct PasswordPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/settings/password"

    static func title(_ texts: Texts) -> String { texts.password.title }

    var isChanged = false
    var problem: PasswordChange.Problem?

    /// - Returns: whether the second factor is on.
    func read(_ customer: Customer) throws -> Bool {
        try customer.secondFactor()?.isOn == true
    }

    func show(_ hasSecondFactor: Bool, _ context: ViewContext) -> PageResult {
        let texts = context.texts.password
        let problems = problem.map { [($0.field, $0.words(context.texts))] } ?? []
        var content = Content(title: texts.title, problems: problems, texts: context.texts) { html in
            if isChanged { html.p(.class("note"), .role("status"), text: texts.changed) }
            html.p(text: texts.lead)
            form(&html, hasSecondFactor, context)
            html.p { $0.a(.href(ForgottenPage()), text: context.texts.signIn.forgotten) }
        }
        content.hasPasswordField = true
        content.wait(problem?.fault?.wait)
        return .framed(content)
    }

    private func form(_ html: inout HTML, _ hasSecondFactor: Bool, _ context: ViewContext) {
        let texts = context.texts
        let rules = context.settings.passwordRules(hasSecondFactor: hasSecondFactor)
        html.form(.method("post"), .action(PasswordPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            CurrentPasswordField(fault: problem?.fault, texts: texts).write(to: &html)
            PasswordField.new(
                texts.password.new, shortest: rules.shortest,
                messages: [problem?.newPassword?.words(texts.passwords)].compactMap(\.self), texts.passwords
            ).write(to: &html, texts.passwords)
            html.button(.type("submit"), .class("primary"), text: texts.password.submit)
        }
    }
}

extension PasswordPage {
    init?(_ address: RequestedAddress) {
        self.init(isChanged: address.query["changed"] != nil)
    }

    var query: Query { [("changed", isChanged ? "yes" : nil)] }
}
