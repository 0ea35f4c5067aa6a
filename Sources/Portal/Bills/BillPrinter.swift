package import Documents
package import Domain
package import Store
package import Words

/// Words bills for the operator who prints them: the same sheets that customers are shown.
package struct BillPrinter: Sendable {
    private let wording: BillWording

    package init(_ language: Language, paymentLink: PaymentLink?) throws {
        wording = BillWording(try Texts.Catalogues()[language], paymentLink: paymentLink)
    }

    /// Nil when the account has no bill of that month.
    package func sheet(of account: ReadableAccount, _ month: Month) throws -> BillSheet? {
        try account.wholeBill(month).map { wording.sheet(try $0.facts()) }
    }
}
