import Domain
import Store
import Web

/// Whose failed sign-ins are counted for one attempt, and for how long it has to wait.
struct SignInLimits: Sendable {
    /// What a browser keeps after a sign-in, to be known again: nobody else can make it wait.
    let deviceMark: String

    private let pair: [UInt8]
    private let counted: [(subject: [UInt8], delay: SignInDelay)]

    init(email: String, visit: Visit, keys: Keys) {
        let (email, origin) = (Array(email.utf8), Array(visit.origin.utf8))
        deviceMark = hex(keys.devices.sign("device", email))

        let mark = visit.cookies[.device].map { Array($0.utf8) } ?? []
        if areEqual(mark, Array(deviceMark.utf8)) {
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

    /// Counts an attempt as failed until it is known better: guesses that come all at once are counted before the first of
    /// them is tried. Returns the seconds until the next attempt is taken; 0 when this one is.
    func begin(_ authentication: Authentication, now: Timestamp) throws -> Int64 {
        let failures = try authentication.failures(counted.map(\.subject), now: now)
        let wait = zip(failures, counted).map { $0.wait($1.delay, now: now) }.max() ?? 0
        if wait == 0 { for (subject, _) in counted { try authentication.addFailure(subject, now: now) } }
        return wait
    }

    /// The customer has signed in: the failures before were typing errors, and this was none.
    func succeed(_ authentication: Authentication) throws {
        for (subject, _) in counted { try authentication.takeBackFailure(subject) }
        try authentication.forgetFailures(pair)
    }
}
