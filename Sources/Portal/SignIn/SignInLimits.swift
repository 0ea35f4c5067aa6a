import Domain
import Store
import Web

/// The rate limits of passwords: which failures count for an attempt, and how long it must wait. Only a password that
/// was wrong is counted, in the turn in which it was checked: what is right, or is not checked, delays nobody.
struct SignInLimits: Sendable {
    /// Who has one turn at a time, so that parallel guesses gain nothing.
    let asker: Asker
    private let counted: [(subject: [UInt8], delay: SignInDelay)]
    /// Which count what failed in a row, until it was right.
    private let ended: [[UInt8]]

    /// - Parameter known: the browser, if the customer of this e-mail has signed in there before.
    init(email: String, known: KnownBrowser?, _ visit: Visit, _ keys: Keys) {
        let (limits, email) = (keys.limits, Array(email.utf8))
        let byEmail = limits.sign("e-mail", email)
        if let known {
            let byMark = limits.sign("known browser", known.mark)
            asker = Asker(["known", hex(known.mark)])
            (counted, ended) = ([(byMark, .knownBrowser)], [byMark, byEmail])
        } else {
            let networks = visit.origin.networks.reversed().map { Array($0.utf8) }
            let pair = limits.sign("e-mail at address", email, networks[0])
            asker = Asker(["strangers"] + visit.origin.networks)
            counted =
                [(pair, .emailAtAddress), (byEmail, .email)]
                + zip(networks, [.address, .network, .wideNetwork]).map { (limits.sign("address", $0), $1) }
            ended = [pair, byEmail]
        }
    }

    /// Of who is signed in and is asked for the password again.
    init(_ session: Session, _ keys: Keys) {
        let id = withUnsafeBytes(of: session.id.littleEndian, Array.init)
        let subject = keys.limits.sign("session", id)
        asker = Asker(["known", hex(subject)])
        (counted, ended) = ([(subject, .knownBrowser)], [subject])
    }

    /// The seconds until the next attempt is allowed; 0 if this one is.
    func wait(_ authentication: Authentication, now: Timestamp) throws -> Int64 {
        let failures = try authentication.failures(counted.map(\.subject), now: now)
        return zip(failures, counted).map { $0.wait($1.delay, now: now) }.max() ?? 0
    }

    /// The password was wrong.
    ///
    /// - Returns: how many were wrong in a row, for this customer or in this browser.
    func fail(_ authentication: Authentication, now: Timestamp) throws -> Int {
        var inRow = 0
        for (subject, delay) in counted {
            let failures = try authentication.addFailure(subject, now: now)
            switch delay {
            case .email, .knownBrowser: inRow = failures
            case .emailAtAddress, .address, .network, .wideNetwork: break
            }
        }
        return inRow
    }

    /// The password was right: what failed before were typing errors.
    func succeed(_ authentication: Authentication) throws {
        for subject in ended { try authentication.forgetFailures(subject) }
    }
}
