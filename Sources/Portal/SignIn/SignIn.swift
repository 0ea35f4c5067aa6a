import Domain
import Logging
import Store
import Web

/// Handles the form of `SignInPage`: begins a session, or asks for the code of the second factor.
struct SignIn: FormAction {
    typealias Context = SignInContext
    static let path = SignInPage.path
    /// Room for a form that was sent after the session had ended.
    static let formLimit = 64 * 1024

    var next: String?

    struct Input: Sendable {
        let email: String
        let password: Password
        let kept: String?
    }

    private enum Outcome: Sendable {
        case welcome(any Endpoint)
        /// For the code of the second factor.
        case waiting
        case replaced
    }

    func parse(_ form: GenuineForm) throws(Refused<SignInPage.Problem>) -> Input {
        let email = EmailAddress.normalized(form["email"])
        let password = Password(form["password"])
        let hasEmail = 1...254 ~= email.utf8.count
        guard hasEmail, let password else {
            throw Refused(all: (hasEmail ? [] : [.emailMissing]) + (password == nil ? [.passwordMissing] : []))
        }
        return Input(email: email, password: password, kept: form.kept)
    }

    func page(_ typed: FormFields, _ problems: [SignInPage.Problem]) -> SignInPage {
        SignInPage(
            next: next, email: EmailAddress.normalized(typed["email"] ?? ""), problems: problems,
            kept: typed[KeptForm.field])
    }

    func perform(_ input: Input, _ context: SignInContext) async throws -> Done {
        let limits = context.limits(of: input.email)
        let credentials: Credentials
        do {
            credentials = try await context.passwords.inTurn(limits.asker) { turn in
                try await check(input, turn, limits, context)
            }
        } catch let error as TooBusy {
            context.note(.busy, of: input.email)
            throw error
        }
        guard let done = try await welcome(credentials, input, limits, context) else {
            return try await perform(input, context)
        }
        return done
    }

    private func check(
        _ input: Input, _ turn: PasswordHasher.Turn, _ limits: SignInLimits, _ context: SignInContext
    ) async throws -> Credentials {
        let now = context.visit.now
        let (wait, credentials) = try await context.authenticate { authentication in
            (try limits.wait(authentication, now: now), try authentication.credentials(email: input.email))
        }
        guard wait == 0 else {
            context.note(.tooMany, of: input.email)
            throw Refused(SignInPage.Problem.tooMany(seconds: wait))
        }

        let isRight = try await turn.verify(input.password, against: credentials?.password)
        guard isRight, let credentials else {
            context.note(.wrong, of: input.email)
            let refusal = Refusal(input.email, credentials?.customer, context)
            let warning = FailureWarning(input.email, credentials, context)
            try await context.authenticate { authentication in
                let failures = try limits.fail(authentication, now: now)
                if failures == SignInDelay.alarm { try warning.post(authentication) }
                try refusal.log(.signInRefused, after: failures, authentication)
            }
            throw Refused(SignInPage.Problem.wrong)
        }
        return credentials
    }

    /// - Returns: nil if the password was replaced while the typed one was checked.
    private func welcome(
        _ credentials: Credentials, _ input: Input, _ limits: SignInLimits, _ context: SignInContext
    ) async throws -> Done? {
        let passwords = context.passwords
        let renewed = passwords.isOutdated(credentials.password) ? try? await passwords.hash(input.password) : nil
        let (welcome, step) = (Welcome(credentials, context), WaitingSignIn(credentials.customer, context.visit))
        let outcome = try await context.authenticate { authentication -> Outcome in
            let stored = try authentication.credentials(of: credentials.customer)?.password
            guard stored == credentials.password else { return .replaced }
            if let renewed { try authentication.replacePassword(of: credentials.customer, with: renewed) }
            try limits.succeed(authentication)
            if try step.begin(authentication) { return .waiting }
            try welcome.begin(authentication)
            return .welcome(try authentication.page(next, of: credentials.customer))
        }
        switch outcome {
        case .welcome(let page):
            context.note(.right, of: credentials.email)
            return welcome.done(page, input.kept)
        case .waiting:
            context.note(.codeAsked, of: credentials.email)
            var done = step.done(SignInCodePage(next: next, kept: input.kept))
            done.isShownOnce = input.kept != nil
            return done
        case .replaced: return nil
        }
    }
}

extension SignIn {
    init?(_ address: RequestedAddress) {
        self.init(next: address.query["next"])
    }

    var query: Query { [("next", next)] }
}
