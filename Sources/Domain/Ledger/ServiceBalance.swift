/// Where a service of an account stands: what its latest month charged and closed with.
package struct ServiceBalance: Hashable, Sendable {
    package let service: Service
    package let month: Month
    package let charged: Money
    package let closing: Money

    package init(service: Service, month: Month, charged: Money, closing: Money) {
        (self.service, self.month, self.charged, self.closing) = (service, month, charged, closing)
    }
}

/// What an account owes over all its services. Debts and overpayments are added up apart: each is another supplier's
/// money, so an overpaid service does not pay for one that is owed.
package struct AccountBalance: Hashable, Sendable {
    package let debt: Money
    package let overpayment: Money

    package init(_ balances: [ServiceBalance]) {
        debt = balances.map { max($0.closing, .zero) }.sum()
        overpayment = balances.map { max(-$0.closing, .zero) }.sum()
    }

    /// What is left to pay of a bill: no more than is owed now.
    package func left(of bill: BillTotals) -> Money { min(debt, bill.toPay) }

    /// Of one service.
    package init(closing: Money) {
        (debt, overpayment) = (max(closing, .zero), max(-closing, .zero))
    }
}
