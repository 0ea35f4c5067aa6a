import Domain
import Store
import Web

/// Writes a refused attempt into the customer's security log: the same work for an unknown e-mail, so that its time
/// tells nothing, and only so often in a day, so that a stranger cannot fill the log.
struct Refusal: Sendable {
    private let customer: CustomerID?
    private let subject: [UInt8]
    private let visit: Visit

    private static let quota = Quota(20, within: Quota.day)

    init(_ email: String, _ customer: CustomerID?, _ context: SignInContext) {
        self.init(email, customer, context.visit, context.keys)
    }

    init(_ email: String, _ customer: CustomerID?, _ visit: Visit, _ keys: Keys) {
        (self.customer, self.visit) = (customer, visit)
        subject = keys.limits.sign("logged refusals", Array(email.utf8))
    }

    /// With the number of failures in a row, which are counted anyway: a flood with made-up e-mails adds no rows.
    func log(_ kind: SecurityEvent.Kind, after failures: Int, _ authentication: Authentication) throws {
        guard failures <= Refusal.quota.limit, let customer else { return }
        try authentication.log(kind, of: customer, device: visit.device, now: visit.now)
    }

    func log(_ kind: SecurityEvent.Kind, _ authentication: Authentication) throws {
        let wait = try authentication.spend([(subject, Refusal.quota)], now: visit.now)
        guard wait == 0, let customer else { return }
        try authentication.log(kind, of: customer, device: visit.device, now: visit.now)
    }
}
