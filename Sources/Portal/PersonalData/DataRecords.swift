import Domain
import Store

/// Everything that the archive contains: about the customer, and about the customer's own accounts; not about accounts
/// that others let the customer see.
struct DataRecords: Sendable {
    let email: String
    let now: Timestamp
    let deletesAt: Timestamp?
    let profile: Profile
    let export: CustomerExport
    let consents: [GivenConsent]
    let sessions: [OpenSession]
    let devices: [RememberedDevice]
    let hasSecondFactor: Bool
    let accounts: [AccountExport]
    let feedback: [FeedbackThread]
    let givenReadings: [(account: AccountNumber, submission: Submission)]

    init(_ customer: Customer) throws {
        (email, now, deletesAt) = (customer.session.email, customer.now, customer.session.deletesAt)
        (profile, export, consents) = (try customer.profile(), try customer.takeData(), try customer.consents())
        (sessions, devices) = (try customer.sessions(), try customer.rememberedDevices())
        hasSecondFactor = try customer.secondFactor()?.isOn == true
        givenReadings = try customer.givenReadings()
        feedback = try customer.feedback().compactMap { try customer.feedback($0.reference) }
        accounts = try customer.accounts().filter { $0.help == nil }.map { try $0.account.export() }
    }
}
