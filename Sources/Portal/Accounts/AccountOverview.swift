import Domain
import Store

/// What the start page and the list show of a customer's accounts.
struct AccountOverview: Sendable {
    let standings: [AccountStanding]
    /// Those that the customer must prove again, since their payer has changed.
    let unconfirmed: [AccountEntry]
    let invitations: [HelperInvitation]
    /// Whether readings are taken.
    let givesReadings: Bool

    init(_ customer: Customer) throws {
        let invitations = try customer.helperInvitations()
        unconfirmed = try customer.linkedAccounts().filter { !$0.isConfirmed }.map(AccountEntry.init)
        self.invitations = try invitations.value()
        givesReadings = (try? customer.catalogue)?.readingRules.isEmpty == false
        standings = try AccountStanding.all(of: customer)
    }
}
