import Domain
import HTTPTypes
import Store
import Web

/// Uses the link of a registration: makes the customer, and begins the first session. It takes the password that was chosen
/// at the registration, or a new one: the letter proves whose e-mail it is, and whoever has registered it, stranger or
/// not, is not asked then.
struct ConfirmRegistration: FormAction {
    typealias Context = SignInContext
    typealias Problem = ConfirmRegistrationPage.Problem
    static let path = ConfirmRegistrationPage.path
    /// Which of the two forms it is.
    static let newField = "choose"

    let link: LinkToken

    enum Input: Sendable {
        case chosenBefore(Password)
        case new(GenuineForm)
    }

    func parse(_ form: GenuineForm) throws(Refused<Problem>) -> Input {
        guard form[ConfirmRegistration.newField].isEmpty else { return .new(form) }
        guard let password = Password(form["password"]) else { throw Refused(.passwordMissing) }
        return .chosenBefore(password)
    }

    func page(_ typed: FormFields, _ problems: [Problem]) -> ConfirmRegistrationPage {
        ConfirmRegistrationPage(link: link, typed: typed, problems: problems)
    }

    func perform(_ input: Input, _ context: SignInContext) async throws -> Done {
        do {
            let (token, now) = (link.digest, context.visit.now)
            let registration = try await context.authenticate { try $0.registration(token, now: now) }
            switch input {
            case .chosenBefore(let password): try await check(password, registration, context)
            case .new(let form): return try await begin(try await new(form, registration, context), context)
            }
            return try await begin(registration, context)
        } catch is DeadLink {
            // The page says why.
            return Done(next: ConfirmRegistrationPage(link: link))
        }
    }

    private func check(_ password: Password, _ registration: Registration, _ context: SignInContext) async throws {
        let (limits, now) = (context.limits(of: registration.email), context.visit.now)
        try await context.passwords.inTurn(limits.asker) { turn in
            let wait = try await context.authenticate { try limits.wait($0, now: now) }
            guard wait == 0 else { throw Refused(Problem.tooMany(seconds: wait)) }
            guard try await turn.verify(password, against: registration.password) else {
                _ = try await context.authenticate { try limits.fail($0, now: now) }
                throw Refused(Problem.wrong)
            }
        }
    }

    /// Consents too are those of the holder of the mailbox.
    private func new(
        _ form: GenuineForm, _ registration: Registration, _ context: SignInContext
    ) async throws -> Registration {
        var (problems, password): ([Problem], Password?) = ([], nil)
        let rules = context.settings.passwordRules(hasSecondFactor: false)
        switch rules.check(form["new_password"], email: EmailAddress(stored: registration.email)) {
        case .success(let accepted): password = accepted
        case .failure(let problem): problems.append(.new(problem))
        }
        let language = context.visit.language
        let agreed = context.settings.consents?.agreed(in: language) { !form[$0].isEmpty } ?? []
        if !agreed.contains(where: { $0.purpose == .account }) { problems.append(.consent) }
        guard let password, problems.isEmpty else { throw Refused(all: problems) }
        let hash = try await context.passwords.hash(password)
        return registration.choosing(password: hash, language: language, consents: agreed)
    }

    private func begin(
        _ registration: Registration, _ context: SignInContext
    ) async throws -> Done {
        let limits = context.limits(of: registration.email)
        let (visit, token, session) = (context.visit, link.digest, NewSession(context.visit))
        let mark = BrowserMark(visit)
        try await context.authenticate { authentication in
            let customer = try authentication.confirm(registration, by: token, now: visit.now)
            try session.begin(authentication, of: customer)
            try mark.keep(authentication, of: customer)
            try limits.succeed(authentication)
            try authentication.log(.registered, of: customer, device: visit.device, now: visit.now)
            try authentication.log(registration.consents, of: customer, visit)
        }
        var done = Done(next: AddAccountPage())
        done.headers.append(contentsOf: session.cookies)
        done.headers.append(mark.cookie)
        done.headers.append(visit.cookies.setting(.language, registration.language.rawValue, maxAge: yearOfSeconds))
        done.headers.append(visit.cookies.setting(.mailedTo, nil))
        done.headers.append(visit.cookies.setting(.registration, nil))
        return done
    }
}

extension ConfirmRegistration {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
