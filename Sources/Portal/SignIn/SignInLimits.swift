import Domain
import Store
import Web

/// The rate limits of signing in: which failures count for an attempt, and how long it must wait.
struct SignInLimits: Sendable {
    private let mark: DeviceMark
    private let pair: [UInt8]
    private let counted: [(subject: [UInt8], delay: SignInDelay)]

    init(email: String, visit: Visit, keys: Keys) {
        mark = DeviceMark(email: email, visit: visit, keys: keys)
        let (email, origin) = (Array(email.utf8), Array(visit.origin.utf8))
        if mark.isPresent {
            pair = keys.limits.sign("known device", email, origin)
            counted = [(pair, .emailAtAddress)]
        } else {
            pair = keys.limits.sign("e-mail at address", email, origin)
            counted = [
                (pair, .emailAtAddress),
                (keys.limits.sign("address", origin), .address),
                (keys.limits.sign("e-mail", email), .email),
            ]
        }
    }

    /// The value of the cookie that marks this browser after a sign-in.
    var deviceMark: String { mark.cookie }

    /// Counts an attempt as failed in advance, so that parallel guesses are counted before the first is checked.
    /// Returns the seconds until the next attempt is allowed; 0 if this one is.
    func begin(_ authentication: Authentication, now: Timestamp) throws -> Int64 {
        let failures = try authentication.failures(counted.map(\.subject), now: now)
        let wait = zip(failures, counted).map { $0.wait($1.delay, now: now) }.max() ?? 0
        if wait == 0 { for (subject, _) in counted { try authentication.addFailure(subject, now: now) } }
        return wait
    }

    /// The customer has signed in: removes the failures, since they were typing errors.
    func succeed(_ authentication: Authentication) throws {
        for (subject, _) in counted { try authentication.takeBackFailure(subject) }
        try authentication.forgetFailures(pair)
    }
}
