import Domain
import Store

/// All that a bill says, front and back, before it is worded.
struct BillFacts: Sendable {
    let account: Account
    let supplier: Supplier
    let offices: [Office]
    let record: BillInContext
    let back: [BackText]
    let tariff: TariffInForce?

    /// Nil when the account has no bill of that month.
    init?(
        _ connection: any Connection, _ account: some ReadableAccount, _ month: Month, _ catalogue: Catalogue
    ) throws {
        guard let record = try connection.bill(of: account, month, catalogue) else { return nil }
        self.record = record
        (self.account, supplier, offices) = (account.account, catalogue.supplier, catalogue.offices)
        back = try connection.billBack(on: record.bill.issued)
        let household = record.bill.household
        tariff = try household.plan.flatMap {
            try connection.tariff(of: $0, for: household.category, on: month.lastDay)
        }
    }
}

/// A customer's bill, for its three forms: page, back, PDF.
struct OwnBill: Sendable {
    let slug: AccountSlug
    /// Nil when there is none of that month.
    let facts: BillFacts?

    init(_ customer: Customer, _ slug: AccountSlug, month: String) throws {
        let (linked, catalogue) = (try customer.account(slug), try customer.catalogue)
        self.slug = slug
        facts = try Month(iso: month).flatMap { month in
            try BillFacts(customer.connection, linked, month, catalogue)
        }
    }
}
