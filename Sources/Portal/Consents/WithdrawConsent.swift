import Domain
import Store
import Web

/// Withdraws a consent. Without the one for the account there is no sign-in: that one ends with the sign-in.
struct WithdrawConsent: Action, FixedEndpoint {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/consents/withdrawn"

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        guard let purpose = ConsentPurpose(form["purpose"]), purpose != .account else {
            return Done(next: ConsentsPage())
        }
        let visit = context.visit
        try await context.write { customer in
            guard try customer.withdrawConsent(purpose, now: visit.now) else { return }
            try customer.log(.consentWithdrawn, detail: purpose.text, device: visit.device, now: visit.now)
        }
        return Done(next: ConsentsPage())
    }
}
