extension AccountBalance {
    /// The part of an account's debt that should have been paid: what is left of the latest bill after its due day; until
    /// then what is left besides that bill's own charges.
    ///
    /// - Parameter latest: the due day of the latest bill, and what each service charged in its month; without a bill
    ///   nothing is overdue.
    package static func overdue(
        _ balances: [ServiceBalance], latest: (due: Day, charged: [ServiceCode: Money])?, today: Day
    ) -> Money {
        guard let latest else { return .zero }
        return balances.map { balance in
            let new = today > latest.due ? .zero : latest.charged[balance.service.code] ?? .zero
            return max(balance.leftOfBill - max(new, .zero), .zero)
        }.sum()
    }
}
