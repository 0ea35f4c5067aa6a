import Domain
import Store
import Web

/// Uses the link of a letter: replaces the password, ends all sessions, and leads to the sign-in page, where a second
/// factor is asked for as always.
struct ChooseNewPassword: FormAction {
    typealias Context = SignInContext
    static let path = NewPasswordPage.path

    let link: LinkToken

    func parse(_ form: GenuineForm) -> GenuineForm { form }

    func page(_ typed: FormFields, _ problems: [NewPasswordPage.Problem]) -> NewPasswordPage {
        NewPasswordPage(link: link, typed: typed, problems: problems)
    }

    func perform(_ form: GenuineForm, _ context: SignInContext) async throws -> Done {
        do {
            let (token, now) = (link.digest, context.visit.now)
            let (link, owner) = try await context.authenticate { authentication in
                let link = try authentication.link(token, .reset, .invitation, now: now)
                guard let owner = try link.customer.flatMap(authentication.passwordOwner) else {
                    throw DeadLink.unknown
                }
                return (link, owner)
            }
            return try await save(form, link, owner, context)
        } catch is DeadLink {
            // The page says why.
            return Done(next: NewPasswordPage(link: link))
        }
    }

    private func save(
        _ form: GenuineForm, _ link: MailLink, _ owner: PasswordOwner, _ context: SignInContext
    ) async throws -> Done {
        let (password, consents) = try checked(form, owner, context)
        let hash = try await context.passwords.hash(password)
        let (visit, letters) = (context.visit, context.letters)
        // Who has the letter's link is kept waiting by no stranger.
        let mark = BrowserMark(visit)
        try await context.authenticate { authentication in
            let customer = owner.customer
            try authentication.use(link, now: visit.now)
            try authentication.replacePassword(of: customer, with: hash)
            try authentication.endSessions(of: customer)
            try mark.keep(authentication, of: customer)
            for purpose in [MailLinkPurpose.reset, .invitation] {
                try authentication.endLinks(purpose, of: customer)
            }
            try authentication.agree(customer, to: consents, now: visit.now)
            try authentication.log(consents, of: customer, visit)
            let event = link.purpose == .invitation ? SecurityEvent.Kind.registered : .passwordReset
            try authentication.log(event, of: customer, device: visit.device, now: visit.now)
            guard link.purpose == .reset else { return }
            let language = owner.language ?? visit.language
            try authentication.outbox.post(
                letters.letter(to: owner.email.text, of: customer, in: language) { .passwordChanged($0) },
                now: visit.now)
        }
        var done = Done(next: SignInPage(hasNewPassword: true))
        done.headers.append(mark.cookie)
        return done
    }

    private func checked(
        _ form: GenuineForm, _ owner: PasswordOwner, _ context: SignInContext
    ) throws(Refused<NewPasswordPage.Problem>) -> (Password, [ConsentAgreement]) {
        var problems: [NewPasswordPage.Problem] = []
        var password: Password?
        let rules = context.settings.passwordRules(hasSecondFactor: owner.hasSecondFactor)
        switch rules.check(form["password"], email: owner.email, accounts: owner.accounts) {
        case .success(let accepted): password = accepted
        case .failure(let problem): problems.append(.password(problem))
        }
        var agreed: [ConsentAgreement] = []
        // Also after a reset: an invitation may have expired.
        if !owner.hasAgreed, let consents = context.settings.consents {
            agreed = consents.agreed(in: context.visit.language) { !form[$0].isEmpty }
            if !agreed.contains(where: { $0.purpose == .account }) { problems.append(.consent) }
        }
        guard let password, problems.isEmpty else { throw Refused(all: problems) }
        return (password, agreed)
    }
}

extension ChooseNewPassword {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
