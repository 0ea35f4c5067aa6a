/// What a batch is warned of, and published nevertheless unless the operator says otherwise (the setting
/// `import-errors`).
package enum WarningRule: String, CaseIterable, Hashable, Codable, Sendable {
    /// The splits posted to a month do not come to what its balance says was paid.
    case paymentsDiffer = "payments-differ"
    /// Two payments of an account with the same sum, day and bank.
    case duplicatePayment = "duplicate-payment"
}
