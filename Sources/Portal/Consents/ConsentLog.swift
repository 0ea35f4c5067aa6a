import Domain
import Store

extension Authentication {
    /// Notes in the security log what a new customer has agreed to.
    func log(_ consents: [ConsentAgreement], of customer: CustomerID, _ visit: Visit) throws {
        for consent in consents {
            try log(.consentGiven, of: customer, detail: consent.purpose.text, device: visit.device, now: visit.now)
        }
    }
}
