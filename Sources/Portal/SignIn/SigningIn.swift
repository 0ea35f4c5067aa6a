import Domain
import HTTPTypes
import HummingbirdCore
import Logging
import Store
import Web

extension Portal {
    /// Takes the form of `SignInPage`: a session, and back to the page that was asked for; or the form again, with what
    /// was typed.
    func signIn(next: String?, _ visit: Visit, _ request: Request) async throws -> Response {
        let fields = try await form(visit, request)
        let email = (fields["email"] ?? "").lowercased().filter { !$0.isWhitespace }
        let password = fields["password"] ?? ""
        var page = SignInPage(next: next, email: email)

        guard isGenuine(fields, visit) else {
            page.problem = .formExpired
            return try await show(page, visit, request)
        }
        guard !email.isEmpty, email.utf8.count <= 254 else {
            page.problem = .emailMissing
            return try await show(page, visit, request)
        }
        guard !password.isEmpty, password.utf8.count <= 1024 else {
            page.problem = .passwordMissing
            return try await show(page, visit, request)
        }

        let limits = SignInLimits(email: email, visit: visit, keys: keys)
        let (wait, credentials) = try await access.authenticate { authentication in
            (try limits.begin(authentication, now: visit.now), try authentication.credentials(email: email))
        }
        guard wait == 0 else {
            page.problem = .tooMany(seconds: wait)
            return try await show(page, visit, request)
        }

        let isRight = try await passwords.verify(password, against: credentials?.password)
        guard isRight, let credentials else {
            logger.notice("sign-in refused", metadata: ["id": "\(visit.id)"])
            page.problem = .wrong
            return try await show(page, visit, request)
        }
        return try await welcome(credentials, password: password, limits, next: next, visit)
    }

    /// Begins a session under a new token: one that somebody may have planted before is of no use.
    private func welcome(
        _ credentials: Credentials, password: String, _ limits: SignInLimits, next: String?, _ visit: Visit
    ) async throws -> Response {
        let renewed = passwords.isOutdated(credentials.password) ? try? await passwords.hash(password) : nil
        let token = Token()
        try await access.authenticate { authentication in
            if let old = visit.sessionToken { try authentication.endSession(old) }
            try authentication.beginSession(token.digest, of: credentials.customer, now: visit.now)
            if let renewed { try authentication.replacePassword(of: credentials.customer, with: renewed) }
            try limits.succeed(authentication)
            if let language = visit.cookies[.language].flatMap(Language.init(rawValue:)) {
                try authentication.remember(language, for: credentials.customer)
            }
        }
        var cookies = [
            setCookie(.session, token.text), setCookie(.form, nil),
            setCookie(.device, limits.deviceMark, maxAge: yearOfSeconds),
        ]
        if visit.cookies[.language] == nil, let language = credentials.language {
            cookies.append(setCookie(.language, language.rawValue, maxAge: yearOfSeconds))
        }
        return redirect(to: ownPage(next) ?? .accounts, setting: cookies)
    }

    /// The page to return to, if it is one of ours that can be read: printed from what was matched, so it can lead nowhere
    /// else.
    private func ownPage(_ address: String?) -> PortalURL? {
        guard let address, let url = RequestTarget(address)?.url, url.route.isRead,
            url.route.audience == .customers
        else { return nil }
        return url
    }

    func signOut(_ visit: Visit, _ request: Request) async throws -> Response {
        let fields = try await form(visit, request)
        guard isGenuine(fields, visit) else { throw PageError.expired }
        try await access.write(visit) { try $0.endSession() }

        var response = redirect(to: .start, setting: [setCookie(.session, nil)])
        response.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\""
        return response
    }
}
