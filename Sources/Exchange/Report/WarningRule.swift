/// What a batch is warned of, and published nevertheless unless the operator says otherwise (the setting
/// `import-errors`).
package enum WarningRule: String, CaseIterable, Hashable, Codable, Sendable {
    /// The splits posted to a month do not come to what its balance says was paid.
    case paymentsDiffer = "payments-differ"
    /// Two payments of an account with the same sum, day and bank.
    case duplicatePayment = "duplicate-payment"
    /// Names or reasons are not given in all three languages.
    case fewerLanguages = "fewer-languages"
    /// A payer or an address has a letter that bills cannot be printed with.
    case unprintableLetter = "unprintable-letter"
    /// What an update takes away was not there.
    case nothingToDelete = "nothing-to-delete"
    /// Accounts that were published before are missing; those that customers have linked are told again.
    case accountsVanish = "accounts-vanish"
    case linkedAccountsVanish = "linked-accounts-vanish"
    case servicesVanish = "services-vanish"
    case billsVanish = "bills-vanish"
    /// Of a part: accounts that had balances of a month.
    case balancesVanish = "balances-vanish"
    /// Payments of a month; of a part, accounts that had some.
    case paymentsVanish = "payments-vanish"
    /// All rows of a file that a full batch or a part may leave out.
    case filesVanish = "files-vanish"
    /// Payments are known up to an earlier day than before.
    case asOfBack = "as-of-back"

    /// What a batch takes away: many of a kind must be allowed.
    package static let losses: [WarningRule] = [
        .accountsVanish, .linkedAccountsVanish, .servicesVanish, .billsVanish, .balancesVanish,
        .paymentsVanish, .filesVanish, .asOfBack,
    ]
}
