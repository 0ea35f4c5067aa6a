import Domain
import Store
import Web

/// Handles the form of `RegistrationPage`: sends a letter with a link. The answer and the work are the same whether the
/// e-mail is registered or not.
struct SendRegistration: FormAction, FixedEndpoint {
    typealias Context = SignInContext
    static let path = RegistrationPage.path

    func parse(_ form: GenuineForm) -> TypedRegistration { TypedRegistration(form: form) }

    func page(_ typed: FormFields, _ problems: [RegistrationPage.Problem]) -> RegistrationPage {
        RegistrationPage(typed: typed, problems: problems)
    }

    func perform(_ typed: TypedRegistration, _ context: SignInContext) async throws -> Done {
        guard let consents = context.settings.consents else { return Done(next: RegistrationPage()) }
        let visit = context.visit
        let (registration, password) = try typed.checked(consents, context)
        // Before anything is written: a flood costs the database nothing.
        try context.passwords.mustNotWait()
        let uses = visit.uses("registration", .registrations, context.keys)
        let wait = try await context.authenticate { authentication in
            try authentication.spend(uses, now: visit.now)
        }
        guard wait == 0 else { throw Refused(RegistrationPage.Problem.tooMany(seconds: wait)) }

        let hash = try await context.passwords.hash(password)
        let pending = registration(hash)
        let letter = RegistrationLetter(pending, context)
        try await context.authenticate { try letter.post($0) }
        var done = letter.done(RegistrationSentPage())
        done.headers.append(visit.cookies.setting(.language, pending.language.rawValue, maxAge: yearOfSeconds))
        return done
    }
}

/// A form as it was typed: what is wrong with it depends on the operator's settings.
struct TypedRegistration: Sendable {
    let form: GenuineForm

    /// - Returns: the registration for the password's hash, and the password.
    func checked(
        _ consents: Consents, _ context: SignInContext
    ) throws(Refused<RegistrationPage.Problem>) -> (@Sendable (String) -> Registration, Password) {
        var problems: [RegistrationPage.Problem] = []
        let email = EmailAddress(form["email"])
        if email == nil { problems.append(.email) }
        var password: Password?
        let rules = context.settings.passwordRules(hasSecondFactor: false)
        switch rules.check(form["password"], email: email) {
        case .success(let accepted): password = accepted
        case .failure(let problem): problems.append(.password(problem))
        }
        let agreed = consents.agreed(in: context.visit.language) { !form[$0].isEmpty }
        if !agreed.contains(where: { $0.purpose == .account }) { problems.append(.consent) }
        guard let email, let password, problems.isEmpty else { throw Refused(all: problems) }

        let language = Language(rawValue: form["language"]) ?? context.visit.language
        return (
            { Registration(email: email.text, password: $0, language: language, consents: agreed) }, password
        )
    }
}

extension Quota {
    /// Of one visitor's address, which a whole village may share.
    static let registrations = Quota(20, within: Quota.hour)
}
