package import Domain
package import Words

/// What to print, and where to.
package struct PrintOrder: Sendable {
    let month: Month
    let languages: PaperLanguages
    let paymentLink: PaymentLink?
    /// The code that each bill gets, which proves the account to the portal; nil for none.
    let code: (@Sendable (Account) -> String)?
    /// The address at which the account's readings are given without signing in; nil for none.
    let readings: (@Sendable (Account) -> String)?
    /// Nil for all accounts with a bill of the month.
    let accounts: [AccountNumber]?
    let folder: String
    /// The name of the print file; nil for a file for each account.
    let single: String?

    package init(
        month: Month, languages: PaperLanguages, paymentLink: PaymentLink?,
        code: (@Sendable (Account) -> String)? = nil, readings: (@Sendable (Account) -> String)? = nil,
        accounts: [AccountNumber]?, folder: String, single: String?
    ) {
        (self.month, self.languages, self.paymentLink) = (month, languages, paymentLink)
        (self.code, self.readings) = (code, readings)
        (self.accounts, self.folder, self.single) = (accounts, folder, single)
    }
}
