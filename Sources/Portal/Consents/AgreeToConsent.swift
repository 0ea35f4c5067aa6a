import Domain
import Store
import Web

/// Gives a consent, to the text of the page with the button: if it was changed since, nothing is agreed.
struct AgreeToConsent: Action, FixedEndpoint {
    typealias Context = CustomerContext
    static let path = ConsentsPage.path

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let purpose = ConsentPurpose(form["purpose"])
        let consent = purpose.flatMap { context.settings.consents?[$0] }
        guard let consent, consent.version.text == form["version"] else { return Done(next: ConsentsPage()) }
        let visit = context.visit
        let agreement = consent.agreement(in: visit.language)
        try await context.write { customer in
            try customer.agree(to: agreement, now: visit.now)
            try customer.log(.consentGiven, detail: consent.purpose.text, device: visit.device, now: visit.now)
        }
        return Done(next: ConsentsPage())
    }
}
