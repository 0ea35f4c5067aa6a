import Domain
import Logging
import Store
import Web

/// Handles the form of `SignInPage`: begins a session, or asks for the code of the second factor.
struct SignIn: FormAction {
    typealias Context = SignInContext
    static let path = SignInPage.path

    var next: String?

    struct Input: Sendable {
        let email: String
        let password: Password
    }

    private enum Outcome: Sendable {
        case welcome(any Endpoint)
        /// For the code of the second factor.
        case waiting
        case replaced
    }

    func parse(_ form: GenuineForm) throws(Refused<SignInPage.Problem>) -> Input {
        let email = EmailAddress.normalized(form["email"])
        guard 1...254 ~= email.utf8.count else { throw Refused(.emailMissing) }
        guard let password = Password(form["password"]) else { throw Refused(.passwordMissing) }
        return Input(email: email, password: password)
    }

    func page(_ typed: FormFields, _ problems: [SignInPage.Problem]) -> SignInPage {
        SignInPage(next: next, email: EmailAddress.normalized(typed["email"] ?? ""), problem: problems.first)
    }

    func perform(_ input: Input, _ context: SignInContext) async throws -> Done {
        let visit = context.visit
        let limits = SignInLimits(email: input.email, visit: visit, keys: context.keys)
        let (wait, credentials) = try await context.authenticate { authentication in
            (
                try limits.begin(authentication, now: visit.now),
                try authentication.credentials(email: input.email)
            )
        }
        guard wait == 0 else { throw Refused(SignInPage.Problem.tooMany(seconds: wait)) }

        let isRight = try await context.passwords.verify(input.password, against: credentials?.password)
        guard isRight, let credentials else {
            context.logger.notice("sign-in refused", metadata: ["id": "\(visit.id)"])
            let refusal = Refusal(input.email, credentials?.customer, context)
            try await context.authenticate { try refusal.log(.signInRefused, $0) }
            throw Refused(SignInPage.Problem.wrong)
        }
        guard let done = try await welcome(credentials, input.password, limits, context) else {
            return try await perform(input, context)
        }
        return done
    }

    /// - Returns: nil if the password was replaced while the typed one was checked.
    private func welcome(
        _ credentials: Credentials, _ password: Password, _ limits: SignInLimits, _ context: SignInContext
    ) async throws -> Done? {
        let passwords = context.passwords
        let renewed = passwords.isOutdated(credentials.password) ? try? await passwords.hash(password) : nil
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
        case .welcome(let page): return welcome.done(page)
        case .waiting: return step.done(SignInCodePage(next: next))
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
