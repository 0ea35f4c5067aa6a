/// All facts of a bill, before wording.
package struct BillFacts: Sendable {
    package let account: Account
    package let supplier: Supplier
    package let offices: [Office]
    /// The day up to which payments are counted.
    package let paymentsAsOf: Day
    package let record: BillWithHistory
    /// Nil if only the front is needed.
    package let back: [BackText]?
    package let tariff: TariffInForce?
    /// The sum still to pay of it: nothing of an earlier bill, which a later one includes.
    package let left: Money

    /// - Parameter balances: the services' present balances; needed only for the latest bill.
    init(
        account: Account, _ record: BillWithHistory, back: [BackText]?, balances: [ServiceBalance],
        _ catalogue: Catalogue
    ) {
        (self.account, self.record, self.back) = (account, record, back)
        (supplier, offices, paymentsAsOf) = (catalogue.supplier, catalogue.offices, catalogue.paymentsAsOf)
        left = record.isLatest ? balances.leftOfBill : .zero
        let household = record.bill.household
        tariff = household.plan.flatMap {
            catalogue.tariffs[$0]?.inForce(for: household.category, on: record.bill.month.lastDay)
        }
    }
}
