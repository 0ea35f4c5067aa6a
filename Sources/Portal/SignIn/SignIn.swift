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
        return try await welcome(credentials, password: input.password, limits, context)
    }

    private func welcome(
        _ credentials: Credentials, password: Password, _ limits: SignInLimits, _ context: SignInContext
    ) async throws -> Done {
        let passwords = context.passwords
        let renewed = passwords.isOutdated(credentials.password) ? try? await passwords.hash(password) : nil
        let (welcome, step) = (Welcome(credentials, context), WaitingSignIn(credentials.customer, context.visit))
        let page = try await context.authenticate { authentication -> (any Endpoint)? in
            if let renewed { try authentication.replacePassword(of: credentials.customer, with: renewed) }
            try limits.succeed(authentication)
            if try step.begin(authentication) { return nil }
            try welcome.begin(authentication)
            return try authentication.page(next, of: credentials.customer)
        }
        return page.map(welcome.done) ?? step.done(SignInCodePage(next: next))
    }
}

extension SignIn {
    init?(_ address: RequestedAddress) {
        self.init(next: address.query["next"])
    }

    var query: Query { [("next", next)] }
}
