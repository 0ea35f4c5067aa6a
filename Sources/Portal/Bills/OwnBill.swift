import Domain
import Store

/// A customer's bill, for its three forms: page, back, PDF.
struct OwnBill: Sendable {
    let slug: AccountSlug
    /// Up to which day payments are counted.
    let asOf: Day
    /// Nil when there is none of that month.
    let facts: BillFacts?

    init(_ customer: Customer, _ slug: AccountSlug, month: Month?, withBack: Bool = true) throws {
        let account = try customer.account(slug)
        (self.slug, asOf) = (slug, account.catalogue.paymentsAsOf)
        facts = try month.flatMap { month in
            try BillFacts(account, month, withBack: withBack)
        }
    }
}

extension BillFacts {
    /// Nil when the account has no bill of that month.
    init?(_ account: ReadableAccount, _ month: Month, withBack: Bool = true) throws {
        guard let record = try account.bill(month) else { return nil }
        self.init(
            account: account.account, record, back: withBack ? try account.billBack(on: record.bill.issued) : nil,
            balances: record.isLatest ? try account.serviceBalances().value() : [], account.catalogue)
    }
}
