import Domain
import Store
import Web

/// The letter that somebody tries one password after another. It says how to get in although others make strange
/// browsers wait: by the link of a forgotten password, which only the customer gets.
struct FailureWarning: Sendable {
    private let customer: Credentials?
    private let subject: [UInt8]
    private let visit: Visit
    private let letters: Letters

    private static let quota = Quota(1, within: Quota.day)

    /// - Parameter customer: nil if nobody has this e-mail.
    init(_ email: String, _ customer: Credentials?, _ context: SignInContext) {
        (self.customer, visit, letters) = (customer, context.visit, context.letters)
        subject = context.keys.limits.sign("warnings of failures", Array(email.utf8))
    }

    func post(_ authentication: Authentication) throws {
        guard let customer, try authentication.spend([(subject, FailureWarning.quota)], now: visit.now) == 0 else {
            return
        }
        let language = customer.language ?? visit.language
        let letter = letters.letter(to: customer.email, of: customer.customer, in: language) { .manyFailures($0) }
        try authentication.outbox.post(letter, now: visit.now)
    }
}
