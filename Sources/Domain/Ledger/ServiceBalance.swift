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
        /// By how much charge and adjustment of the bill's month raised the debt.
        package let raised: Money
        /// Paid in the months after the bill's.
        package let paidSince: Money

        package init(closing: Money, raised: Money = .zero, paidSince: Money) {
            (self.closing, self.raised, self.paidSince) = (closing, raised, paidSince)
        }
    }

    /// The sum still to pay of what the latest bill asks for the service. Later charges are not part of it; a later
    /// recalculation in the customer's favour is, as no more is asked than is owed now.
    package var leftOfBill: Money {
        guard let billed else { return .zero }
        return max(.zero, min(billed.closing, billed.closing - billed.paidSince, closing))
    }

    /// The part of it that earlier bills asked for already.
    package var leftOfEarlier: Money { max(.zero, leftOfBill - (billed?.raised ?? .zero)) }
}

extension Sequence<ServiceBalance> {
    /// The sum still to pay of the account's latest bill.
    package var leftOfBill: Money { lessAdvances(map(\.leftOfBill).sum()) }

    /// The part of it that earlier bills asked for already.
    var leftOfEarlier: Money { lessAdvances(map(\.leftOfEarlier).sum()) }

    /// A sum that is owed, without what advances pay of it.
    func lessAdvances(_ sum: Money) -> Money {
        let advances = filter { $0.service.paysOthers && $0.closing < .zero }.map { -$0.closing }.sum()
        return sum > advances ? sum - advances : .zero
    }
}

/// The balance of an account over all its services. Debts and overpayments are added up separately: each is another
/// supplier's money, so an overpaid service does not pay another's debt. Only an advance does.
package struct AccountBalance: Hashable, Sendable {
    /// Without what an advance pays.
    package let debt: Money
    package let overpayment: Money
    /// What an advance pays of the debts.
    package let advance: Money

    package init(_ balances: [ServiceBalance]) {
        self.init(balances.map(\.closing), advances: balances.filter(\.service.paysOthers).map(\.closing))
    }

    /// - Parameter advances: those of the closing balances whose overpayment pays for the other services.
    init(_ closings: [Money], advances: [Money] = []) {
        func overpaid(_ closings: [Money]) -> Money { closings.map { max(-$0, .zero) }.sum() }
        let debts = closings.map { max($0, .zero) }.sum()
        advance = min(debts, overpaid(advances))
        (debt, overpayment) = (debts - advance, overpaid(closings) - advance)
    }

    /// Of one service.
    package init(closing: Money) {
        self.init([closing])
    }
}
