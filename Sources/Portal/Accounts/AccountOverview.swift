import Store

/// What the start page and the list show of a customer's accounts.
struct AccountOverview: Sendable {
    let standings: [AccountStanding]
    /// Those that the customer must prove again, since their payer has changed.
    let unconfirmed: [AccountEntry]
    let invitations: [HelperInvitation]

    init(_ customer: Customer) throws {
        standings = try AccountStanding.all(of: customer)
        unconfirmed = try customer.linkedAccounts().filter { !$0.isConfirmed }.map(AccountEntry.init)
        invitations = try customer.helperInvitations()
    }
}
