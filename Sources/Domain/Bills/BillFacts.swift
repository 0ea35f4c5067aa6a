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
    /// Nil of an earlier bill, which a later one includes.
    package let due: AmountDue?
    /// The days of what was paid since, first to last.
    package let paidOn: [Day]
    /// The part of `left` that should have been paid by the day up to which payments are counted.
    package let overdue: Money
    /// Whether readings of its meters may be given next.
    package let givesReadings: Bool
    /// What the operator says beside it.
    package let warning: [BackText]

    /// - Parameter balances: the present ones; needed only for the latest bill.
    init(
        account: Account, _ record: BillWithHistory, back: [BackText]?, warning: [BackText],
        balances: PresentBalances?, paidOn: [Day], _ catalogue: Catalogue
    ) {
        (self.paidOn, self.warning) = (paidOn, warning)
        overdue = record.isLatest ? balances?.overdue(on: catalogue.paymentsAsOf) ?? .zero : .zero
        (self.account, self.record, self.back) = (account, record, back)
        (supplier, offices, paymentsAsOf) = (catalogue.supplier, catalogue.offices, catalogue.paymentsAsOf)
        due = record.isLatest ? balances.map { AmountDue($0) } : nil
        givesReadings =
            record.isLatest
            && record.bill.services.contains { billed in
                !billed.readings.intervals.isEmpty
                    && catalogue.readingRules.taking(billed.service.code, on: record.bill.issued) != nil
            }
        let household = record.bill.household
        tariff = household.plan.flatMap {
            catalogue.tariffs[$0]?.inForce(for: household.category, on: record.bill.month.lastDay)
        }
    }

    /// The sum still to pay of it.
    package var left: Money { due?.left ?? .zero }
}
