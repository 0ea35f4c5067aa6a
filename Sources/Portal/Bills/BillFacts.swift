import Domain
import Store

/// All that a bill says, before it is worded.
struct BillFacts: Sendable {
    let account: Account
    let supplier: Supplier
    let offices: [Office]
    let record: BillInContext
    /// Nil where only the front is wanted.
    let back: [BackText]?
    let tariff: TariffInForce?
    /// What is still to be paid of it: nothing of an earlier bill, which a later one has taken over, and no more than what is
    /// owed now.
    let left: Money

    /// Nil when the account has no bill of that month.
    init?(_ account: ReadableAccount, _ month: Month, withBack: Bool = true) throws {
        guard let record = try account.bill(month) else { return nil }
        let catalogue = account.catalogue
        self.record = record
        (self.account, supplier, offices) = (account.account, catalogue.supplier, catalogue.offices)
        back = withBack ? try account.billBack(on: record.bill.issued) : nil
        let balances = record.isLatest ? try account.serviceBalances().value() : []
        left = AccountBalance(balances).left(of: record.bill.totals)
        let household = record.bill.household
        tariff = household.plan.flatMap {
            catalogue.tariffs[$0]?.inForce(for: household.category, on: month.lastDay)
        }
    }
}

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
