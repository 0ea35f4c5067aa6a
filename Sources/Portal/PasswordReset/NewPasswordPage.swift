import Domain
import Markup
import Store
import Web
import Words

/// Behind the link of a letter: choosing a new password, or the first one of a customer whom the operator has added.
struct NewPasswordPage: Page {
    static let path: PathTemplate = "/reset/{link}"

    let link: LinkToken
    var typed = FormFields()
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case formExpired, consent
        case password(NewPasswordProblem)
    }

    struct UsableLink: Sendable {
        let link: MailLink
        let hasSecondFactor: Bool
        let hasAgreed: Bool
    }

    func read(_ visitor: Visitor) throws -> Result<UsableLink, DeadLink> {
        switch try visitor.link(link.digest, .reset, .invitation) {
        case .failure(let dead): return .failure(dead)
        case .success(let link):
            let owner = try visitor.passwordOwner(of: link)
            return .success(
                UsableLink(
                    link: link, hasSecondFactor: owner?.hasSecondFactor == true, hasAgreed: owner?.hasAgreed == true))
        }
    }

    func show(_ found: Result<UsableLink, DeadLink>, _ context: ViewContext) -> PageResult {
        switch found {
        case .success(let usable):
            return .framed(form(usable, context))
        case .failure(let dead):
            let way = (context.texts.passwordReset.title, ForgottenPage() as any Endpoint)
            return .framed(DeadLinkView(dead: dead, ways: [way], texts: context.texts.mailLinks).content)
        }
    }

    private func form(_ usable: UsableLink, _ context: ViewContext) -> Content {
        let (texts, email) = (context.texts.passwordReset, usable.link.email)
        let isInvitation = usable.link.purpose == .invitation
        let problems = problems.map { words(for: $0, context.texts) }
        let title = isInvitation ? texts.invitationTitle : texts.newTitle
        var content = Content(title: title, problems: problems, texts: context.texts) { html in
            html.p(text: isInvitation ? texts.invitationLead(email) : texts.newLead(email))
            html.form(.method("post"), .action(NewPasswordPage(link: link)), .flag("novalidate")) { html in
                context.formToken.write(to: &html)
                PasswordField.writeOwner(email, to: &html)
                field(usable, problems, context).write(to: &html, context.texts.passwords)
                if !usable.hasAgreed, let consents = context.settings.consents {
                    ConsentFields(consents: consents, typed: typed, problems: problems, context: context)
                        .write(to: &html)
                }
                html.button(.type("submit"), .class("primary"), text: texts.save)
            }
        }
        (content.hasForm, content.hasPasswordField) = (true, true)
        return content
    }

    private func field(
        _ usable: UsableLink, _ problems: [(field: String, message: String)], _ context: ViewContext
    ) -> PasswordField {
        let rules = context.settings.passwordRules(hasSecondFactor: usable.hasSecondFactor)
        return .new(
            context.texts.passwordReset.password, shortest: rules.shortest,
            messages: problems.messages(of: "password"), context.texts.passwords)
    }

    private func words(for problem: Problem, _ texts: Texts) -> (field: String, message: String) {
        switch problem {
        case .formExpired: ("password", texts.passwordReset.newExpired)
        case .consent: (ConsentField.name(of: .account), texts.registration.consentMissing)
        case .password(let problem): ("password", problem.words(texts.passwords))
        }
    }
}

extension NewPasswordPage {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
