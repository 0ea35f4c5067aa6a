extension AccountBalance {
    /// The part of an account's debt that should have been paid: all of it after the due day of the latest bill; until
    /// then what is owed besides that bill's charges.
    ///
    /// - Parameter latest: the due day of the latest bill, and what each service has charged from its month on; without
    ///   a bill nothing is overdue.
    package static func overdue(
        _ balances: [ServiceBalance], latest: (due: Day, charged: [ServiceCode: Money])?, today: Day
    ) -> Money {
        guard let latest else { return .zero }
        return balances.map { balance in
            let new = today > latest.due ? .zero : latest.charged[balance.service.code] ?? .zero
            return max(balance.closing - max(new, .zero), .zero)
        }.sum()
    }
}
