/// The present balances of an account's services, and the latest bill, which asks for them.
package struct PresentBalances: Sendable {
    /// In the catalogue's order.
    package let services: [ServiceBalance]
    /// Nil before the first bill.
    package let bill: LatestBill?

    package struct LatestBill: Hashable, Sendable {
        package let month: Month
        /// The last day to pay.
        package let due: Day

        package init(month: Month, due: Day) {
            (self.month, self.due) = (month, due)
        }
    }

    package init(_ services: [ServiceBalance], bill: LatestBill?) {
        (self.services, self.bill) = (services, bill)
    }

    /// The part of the debt that should have been paid: what is left of the latest bill after its due day; until then what
    /// earlier bills asked for already. Without a bill nothing is overdue.
    package func overdue(on today: Day) -> Money {
        AmountDue(self).overdue(on: today)
    }
}

/// What is to pay of an account now: one sum with one name, on every page.
package struct AmountDue: Hashable, Sendable {
    /// What is left to pay of the latest bill; before the first bill, the debt.
    package let left: Money
    /// The part of it that earlier bills asked for already: only that is a debt before the due day.
    package let earlier: Money
    /// Nil before the first bill.
    package let bill: PresentBalances.LatestBill?
    /// Owed besides: on no bill yet.
    package let unbilled: Money
    /// What the latest bill asked for.
    package let billed: Money
    /// Paid in the months after that bill's.
    package let paidSince: Money
    package let overpaid: Money
    /// What an advance pays of it.
    package let advance: Money
    /// The part of it that was not yet paid when the bill was made.
    package let advanceSince: Money
    /// By how much corrections of later months lowered what the bill asked for.
    package let recalculatedSince: Money

    package init(_ balances: PresentBalances) {
        let (services, total) = (balances.services, AccountBalance(balances.services))
        (bill, overpaid, advance) = (balances.bill, total.overpayment, total.advance)
        left = bill == nil ? total.debt : services.leftOfBill
        earlier = services.leftOfEarlier
        unbilled = total.debt - left
        let onBill = services.compactMap { balance in balance.billed.map { (balance, $0) } }
        let atBill = AccountBalance(
            onBill.map(\.1.closing), advances: onBill.filter(\.0.service.paysOthers).map(\.1.closing))
        billed = atBill.debt
        paidSince = onBill.map(\.1.paidSince).sum()
        advanceSince = max(.zero, advance - atBill.advance)
        recalculatedSince = onBill.map { balance, billed in
            max(.zero, max(.zero, billed.closing) - max(.zero, billed.paidSince) - balance.leftOfBill)
        }.sum()
    }

    /// The part of it that the latest bill's own month brought.
    package var new: Money { left - earlier }

    package func standing(on today: Day) -> DueStanding? {
        bill.map { DueStanding($0.due, toPay: left, today: today) }
    }

    /// The part of it that should have been paid: all of it after the due day, until then what earlier bills asked for.
    /// Without a bill nothing is overdue.
    package func overdue(on today: Day) -> Money {
        guard bill != nil else { return .zero }
        return isLate(on: today) ? left : earlier
    }

    /// Whether something is to pay, and its due day has passed.
    package func isLate(on today: Day) -> Bool {
        if case .passed = standing(on: today) { true } else { false }
    }
}
