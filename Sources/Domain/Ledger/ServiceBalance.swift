/// The present balance of a service of an account: its latest month's charge and closing balance.
package struct ServiceBalance: Hashable, Sendable {
    package let service: Service
    package let month: Month
    package let charged: Money
    package let closing: Money

    package init(service: Service, month: Month, charged: Money, closing: Money) {
        (self.service, self.month, self.charged, self.closing) = (service, month, charged, closing)
    }
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

    /// The sum still to pay of a bill: no more than the present debt.
    package func left(of bill: BillTotals) -> Money { min(debt, bill.toPay) }

    /// Of one service.
    package init(closing: Money) {
        (debt, overpayment) = (max(closing, .zero), max(-closing, .zero))
    }
}
