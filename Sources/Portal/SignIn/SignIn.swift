import Domain
import HTTPTypes
import Logging
import Store
import Web

/// Handles the form of `SignInPage`: begins a session, and redirects to the requested page.
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
            context.action.logger.notice("sign-in refused", metadata: ["id": "\(visit.id)"])
            throw Refused(SignInPage.Problem.wrong)
        }
        return try await welcome(credentials, password: input.password, limits, context)
    }

    /// Begins a session with a new token, against session fixation.
    private func welcome(
        _ credentials: Credentials, password: Password, _ limits: SignInLimits, _ context: SignInContext
    ) async throws -> Done {
        let (visit, passwords, token) = (context.visit, context.passwords, Token())
        let renewed = passwords.isOutdated(credentials.password) ? try? await passwords.hash(password) : nil
        let first = try await context.authenticate { authentication in
            if let old = visit.sessionToken { try authentication.endSession(old) }
            try authentication.beginSession(token.digest, of: credentials.customer, device: "", now: visit.now)
            if let renewed { try authentication.replacePassword(of: credentials.customer, with: renewed) }
            try limits.succeed(authentication)
            if let language = visit.cookies[.language].flatMap(Language.init(rawValue:)) {
                try authentication.remember(language, for: credentials.customer)
            }
            return try authentication.firstAccount(of: credentials.customer)
        }
        var done = Done(next: ownPage ?? first.map(AccountPage.init(slug:)) ?? AccountsPage())
        done.headers.append(context.visit.cookies.setting(.session, token.text))
        done.headers.append(context.visit.cookies.setting(.form, nil))
        done.headers.append(context.visit.cookies.setting(.device, limits.deviceMark, maxAge: yearOfSeconds))
        if visit.cookies[.language] == nil, let language = credentials.language {
            done.headers.append(context.visit.cookies.setting(.language, language.rawValue, maxAge: yearOfSeconds))
        }
        return done
    }

    /// The page to return to, if it is one of ours for customers: printed from the matched route, so it cannot lead to
    /// another site.
    private var ownPage: (any Endpoint)? {
        guard let target = next.flatMap(RequestTarget.init), let page = Portal.routes.match(target, .read)?.endpoint
        else { return nil }
        let type = type(of: page)
        return type.method == .read && type.audience == .customers ? page : nil
    }
}

extension SignIn {
    init?(_ address: RequestedAddress) {
        self.init(next: address.query["next"])
    }

    var query: Query { [("next", next)] }
}
