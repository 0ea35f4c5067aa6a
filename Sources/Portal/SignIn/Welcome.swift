import Domain
import Store
import Web

/// Begins the session of a customer who has proved all that was asked for, and tells of a new device.
struct Welcome: Sendable {
    private let credentials: Credentials
    private let visit: Visit
    private let letters: Letters
    private let keys: Keys
    private let isKnownBrowser: Bool
    private let mark: BrowserMark
    private let session: NewSession

    init(_ credentials: Credentials, _ context: SignInContext) {
        (self.credentials, visit, letters, keys) = (credentials, context.visit, context.letters, context.keys)
        let known = context.knownBrowser(of: credentials.customer)
        (isKnownBrowser, mark) = (known != nil, BrowserMark(visit, insteadOf: known))
        session = NewSession(visit)
    }

    func begin(_ authentication: Authentication) throws {
        let customer = credentials.customer
        if !isKnownBrowser, try authentication.hasSignedIn(customer) {
            try authentication.outbox.post(newDevice, now: visit.now)
        }
        try session.begin(authentication, of: customer)
        try mark.keep(authentication, of: customer)
        try authentication.log(.signedIn, of: customer, device: visit.device, now: visit.now)
        if let chosen = visit.languageRemembered { try authentication.remember(chosen, for: customer) }
    }

    /// The redirect after it, with the session's cookies.
    ///
    /// - Parameter kept: a form that was sent after an earlier session had ended, and is shown instead of `next`.
    func done(_ next: any Endpoint, _ kept: String?) -> Done {
        let cookies = visit.cookies
        var done = Done(next: next)
        done.kept = KeptForm(sealed: kept, keys, of: credentials.customer).map { ($0, session.token.text) }
        done.headers.append(contentsOf: session.cookies)
        done.headers.append(mark.cookie)
        if cookies[.signInStep] != nil { done.headers.append(cookies.setting(.signInStep, nil)) }
        if cookies[.language] == nil, let language = credentials.language {
            done.headers.append(cookies.setting(.language, language.rawValue, maxAge: yearOfSeconds))
        }
        return done
    }

    private var newDevice: Letter {
        let language = credentials.language ?? visit.language
        return letters.letter(to: credentials.email, of: credentials.customer, in: language) { texts in
            .newDevice(texts, at: letters.localTime(visit.now), device: visit.device)
        }
    }
}
