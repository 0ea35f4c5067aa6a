/// The present balance of a service of an account: its latest month's charge and closing balance.
package struct ServiceBalance: Hashable, Sendable {
    package let service: Service
    package let month: Month
    package let charged: Money
    package let closing: Money
    /// Its part of the account's latest bill; nil if that bill does not have it, or there is no bill.
    package let billed: Billed?

    package init(service: Service, month: Month, charged: Money, closing: Money, billed: Billed? = nil) {
        (self.service, self.month, self.charged, self.closing) = (service, month, charged, closing)
        self.billed = billed
    }

    package struct Billed: Hashable, Sendable {
        /// What the bill's month closed with.
        package let closing: Money
        /// Paid in the months after the bill's.
        package let paidSince: Money

        package init(closing: Money, paidSince: Money) {
            (self.closing, self.paidSince) = (closing, paidSince)
        }
    }

    /// The sum still to pay of what the latest bill asks for the service. Later charges are not part of it; a later
    /// recalculation in the customer's favour is, as no more is asked than is owed now.
    package var leftOfBill: Money {
        guard let billed else { return .zero }
        return max(.zero, min(billed.closing, billed.closing - billed.paidSince, closing))
    }
}

extension Sequence<ServiceBalance> {
    /// The sum still to pay of the account's latest bill.
    package var leftOfBill: Money { map(\.leftOfBill).sum() }
}

/// The balance of an account over all its services. Debts and overpayments are added up separately: each is another
/// supplier's money, so an overpaid service does not pay another's debt.
package struct AccountBalance: Hashable, Sendable {
    package let debt: Money
    package let overpayment: Money

    package init(_ balances: [ServiceBalance]) {
        debt = balances.map { max($0.closing, .zero) }.sum()
        overpayment = balances.map { max(-$0.closing, .zero) }.sum()
    }

    /// Of one service.
    package init(closing: Money) {
        (debt, overpayment) = (max(closing, .zero), max(-closing, .zero))
    }
}
