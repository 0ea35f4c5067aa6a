import Domain
import Store
import Web

/// Handles the form of `ForgottenPage`: sends a link to choose a new password. The answer and the work are the same
/// whether the e-mail is registered or not.
struct RequestReset: FormAction, FixedEndpoint {
    typealias Context = SignInContext
    static let path = ForgottenPage.path

    func parse(_ form: GenuineForm) throws(Refused<ForgottenPage.Problem>) -> EmailAddress {
        guard let email = EmailAddress(form["email"]) else { throw Refused(.email) }
        return email
    }

    func page(_ typed: FormFields, _ problems: [ForgottenPage.Problem]) -> ForgottenPage {
        ForgottenPage(email: typed["email"] ?? "", problem: problems.first)
    }

    func perform(_ email: EmailAddress, _ context: SignInContext) async throws -> Done {
        let (visit, limits) = (context.visit, context.keys.limits)
        let byOrigin = visit.uses("password reset", .resetsOfOrigin, context.keys)
        let byEmail = limits.sign("password reset of e-mail", Array(email.text.utf8))
        let letter = ResetLetter(email, context)
        let wait = try await context.authenticate { authentication in
            let wait = try authentication.spend(byOrigin, now: visit.now)
            guard wait == 0 else { return wait }
            // Beyond it nothing is written, for a registered e-mail or another.
            if try authentication.spend([(byEmail, .resetsOfEmail)], now: visit.now) == 0 {
                try letter.post(authentication)
            }
            return 0
        }
        guard wait == 0 else { throw Refused(ForgottenPage.Problem.tooMany(seconds: wait)) }
        var done = Done(next: ForgottenSentPage())
        done.headers.append(visit.settingMailedTo(email.text))
        return done
    }
}

/// The letter with a link to choose a new password. For an e-mail that nobody has it is written and taken back, so that
/// nobody can tell by the time which e-mails are registered.
private struct ResetLetter: Sendable {
    private let email: EmailAddress
    private let letters: Letters
    private let visit: Visit
    private let token = Token()

    init(_ email: EmailAddress, _ context: SignInContext) {
        (self.email, letters, visit) = (email, context.letters, context.visit)
    }

    func post(_ authentication: Authentication) throws {
        let credentials = try authentication.credentials(email: email.text)
        let page = NewPasswordPage(link: LinkToken(token))
        let letter = letters.letter(
            to: email.text, of: credentials?.customer, in: credentials?.language ?? visit.language
        ) { .resetPassword(page, $0) }
        guard try authentication.outbox.post(letter, now: visit.now) != nil else { return }
        let link = MailLink(
            token: token.digest, .reset, email: email.text, customer: credentials?.customer, now: visit.now)
        try authentication.add(link, now: visit.now)
        if credentials == nil { try authentication.takeBack(letter, link) }
    }
}

extension Quota {
    /// Of one visitor's address, which a whole village may share.
    fileprivate static let resetsOfOrigin = Quota(20, within: Quota.hour)
    fileprivate static let resetsOfEmail = Quota(Outbox.hourlyLimit, within: Quota.hour)
}
