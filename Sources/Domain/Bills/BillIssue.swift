/// A bill as it was issued: to whom, and whether it was corrected since.
package struct BillIssue: Hashable, Sendable {
    /// Nil if it was another payer than now, whom the reader is not told.
    package let payer: String?
    package let address: String
    /// Nil if nothing says it: then the household of its month counts.
    package let residents: Int?
    /// The number of earlier versions.
    package let versions: Int
    /// The day of the data by which the latest of them was replaced.
    package let correctedOn: Day?

    package init(payer: String?, address: String, residents: Int? = nil, versions: Int = 0, correctedOn: Day? = nil) {
        (self.payer, self.address, self.residents) = (payer, address, residents)
        (self.versions, self.correctedOn) = (versions, correctedOn)
    }
}

/// A bill as it was before a batch corrected it.
package struct BillVersion: Sendable {
    package let month: Month
    package let issued: Day
    package let due: Day
    package let account: AccountNumber
    package let issue: BillIssue
    /// The day of the data by which it was replaced.
    package let replacedOn: Day
    /// In the catalogue's order. The reasons of adjustments and the readings are not kept.
    package let services: [BilledService]

    package init(
        month: Month, issued: Day, due: Day, account: AccountNumber, issue: BillIssue, replacedOn: Day,
        services: [BilledService]
    ) {
        (self.month, self.issued, self.due, self.account) = (month, issued, due, account)
        (self.issue, self.replacedOn, self.services) = (issue, replacedOn, services)
    }
}
