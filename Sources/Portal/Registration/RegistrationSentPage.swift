import Domain
import Markup
import Store
import Web
import Words

/// Says that a letter was sent, whether it confirms a registration or says that there is one already.
struct RegistrationSentPage: Page {
    static let path: PathTemplate = "/register/sent"

    /// Whether it was just sent again.
    var isAgain = false
    var problem: Problem?

    enum Problem: FormProblem {
        case formExpired
        case tooMany(seconds: Int64)
    }

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let texts = context.texts.registration
        let problems = [problem].compactMap(\.self).map { ("resend", words(for: $0, texts)) }
        var content = Content(title: texts.sentTitle, problems: problems, texts: context.texts) { html in
            if isAgain { html.p(.class("note"), .role("status"), text: texts.sentAgain) }
            html.p(.class("lead"), text: context.visit.mailedTo.map { texts.sent($0) } ?? texts.sentSomewhere)
            html.p(text: texts.sentNext)
            html.p(text: texts.sentSpam)
            if context.visit.cookies[.registration] != nil { resend(&html, context) }
            html.p { $0.a(.href(RegistrationPage()), text: texts.otherEmail) }
        }
        if case .tooMany(let seconds) = problem {
            content.wait(seconds)
        }
        content.hasForm = true
        return .framed(content)
    }

    private func resend(_ html: inout HTML, _ context: ViewContext) {
        html.form(.method("post"), .action(RegistrationSentPage())) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), .id("resend"), text: context.texts.registration.resend)
        }
    }

    private func words(for problem: Problem, _ texts: Texts.Registration) -> String {
        switch problem {
        case .formExpired: texts.resendExpired
        case .tooMany(let seconds): texts.tooMany(minutes(seconds))
        }
    }
}

extension RegistrationSentPage {
    init?(_ address: RequestedAddress) {
        self.init(isAgain: address.query["again"] != nil)
    }

    var query: Query { [("again", isAgain ? "yes" : nil)] }
}
