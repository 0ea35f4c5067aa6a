/// All that a bill says, before it is worded.
package struct BillFacts: Sendable {
    package let account: Account
    package let supplier: Supplier
    package let offices: [Office]
    /// Up to which day payments are counted.
    package let paymentsAsOf: Day
    package let record: BillWithHistory
    /// Nil where only the front is wanted.
    package let back: [BackText]?
    package let tariff: TariffInForce?
    /// What is still to be paid of it: nothing of an earlier bill, which a later one has taken over, and no more than what is
    /// owed now.
    package let left: Money

    /// - Parameter balances: where the services stand now; needed for the latest bill only.
    init(
        account: Account, _ record: BillWithHistory, back: [BackText]?, balances: [ServiceBalance],
        _ catalogue: Catalogue
    ) {
        (self.account, self.record, self.back) = (account, record, back)
        (supplier, offices, paymentsAsOf) = (catalogue.supplier, catalogue.offices, catalogue.paymentsAsOf)
        left = AccountBalance(record.isLatest ? balances : []).left(of: record.bill.totals)
        let household = record.bill.household
        tariff = household.plan.flatMap {
            catalogue.tariffs[$0]?.inForce(for: household.category, on: record.bill.month.lastDay)
        }
    }
}
