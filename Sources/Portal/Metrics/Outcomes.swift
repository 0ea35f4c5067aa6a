import Domain
import Logging
import Web

/// How an attempt to sign in ended.
enum SignInOutcome: String, CaseIterable, Sendable {
    case right, wrong
    /// Sent away, since too many failed before.
    case tooMany = "too_many"
    /// Sent away, since the queue was full.
    case busy
    /// The password was right; the code of the second factor is asked for.
    case codeAsked = "code_asked"
    case wrongCode = "wrong_code"
}

/// Why a request was refused that no page of ours sends.
enum RefusedRequest: String, CaseIterable, Sendable {
    /// A form without the visitor's token: from another site, or open for too long.
    case token
    case origin
    /// The address of somebody else's account, or of none.
    case account
}
