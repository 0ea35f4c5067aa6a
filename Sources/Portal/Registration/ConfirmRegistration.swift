import Domain
import HTTPTypes
import Store
import Web

/// Uses the link of a registration: makes the customer, and begins the first session.
struct ConfirmRegistration: FormAction {
    typealias Context = SignInContext
    static let path = ConfirmRegistrationPage.path

    let link: LinkToken

    func parse(_ form: GenuineForm) throws(Refused<ConfirmRegistrationPage.Problem>) -> Password {
        guard let password = Password(form["password"]) else { throw Refused(.passwordMissing) }
        return password
    }

    func page(_ typed: FormFields, _ problems: [ConfirmRegistrationPage.Problem]) -> ConfirmRegistrationPage {
        ConfirmRegistrationPage(link: link, problem: problems.first)
    }

    func perform(_ password: Password, _ context: SignInContext) async throws -> Done {
        do {
            return try await confirm(password, context)
        } catch is DeadLink {
            // The page says why.
            return Done(next: ConfirmRegistrationPage(link: link))
        }
    }

    private func confirm(_ password: Password, _ context: SignInContext) async throws -> Done {
        let (visit, keys, token) = (context.visit, context.keys, link.digest)
        let (wait, registration) = try await context.authenticate { authentication in
            let registration = try authentication.registration(token, now: visit.now)
            let limits = SignInLimits(email: registration.email, visit: visit, keys: keys)
            return (try limits.begin(authentication, now: visit.now), registration)
        }
        guard wait == 0 else { throw Refused(ConfirmRegistrationPage.Problem.tooMany(seconds: wait)) }
        guard try await context.passwords.verify(password, against: registration.password) else {
            throw Refused(ConfirmRegistrationPage.Problem.wrong)
        }
        return try await begin(registration, context)
    }

    private func begin(_ registration: Registration, _ context: SignInContext) async throws -> Done {
        let (visit, token, session) = (context.visit, link.digest, NewSession(context.visit))
        let limits = SignInLimits(email: registration.email, visit: visit, keys: context.keys)
        try await context.authenticate { authentication in
            let customer = try authentication.confirm(token, now: visit.now)
            try session.begin(authentication, of: customer)
            try limits.succeed(authentication)
            try authentication.log(.registered, of: customer, device: visit.device, now: visit.now)
            try authentication.log(registration.consents, of: customer, visit)
        }
        var done = Done(next: AddAccountPage())
        done.headers.append(contentsOf: session.cookies)
        done.headers.append(visit.cookies.setting(.device, limits.deviceMark, maxAge: yearOfSeconds))
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
