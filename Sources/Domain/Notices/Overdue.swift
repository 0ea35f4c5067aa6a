/// What an account was asked to pay last.
package struct LatestDue: Hashable, Sendable {
    /// The due day of the latest bill.
    package let day: Day
    /// What each service has charged in the bill's month.
    package let billed: [ServiceCode: Money]
    /// What each has charged in the months after it, for which no bill was issued yet.
    package let unbilled: [ServiceCode: Money]

    package init(day: Day, billed: [ServiceCode: Money], unbilled: [ServiceCode: Money]) {
        (self.day, self.billed, self.unbilled) = (day, billed, unbilled)
    }

    fileprivate func notOverdue(_ service: ServiceCode, today: Day) -> Money {
        let charged = [today > day ? nil : billed[service], unbilled[service]].compactMap(\.self)
        return max(charged.sum(), .zero)
    }
}

extension AccountBalance {
    /// The part of an account's debt that should have been paid: after the due day of the latest bill what is owed
    /// besides later charges; until then also besides that bill's.
    ///
    /// - Parameter latest: nil without a bill; then nothing is overdue.
    package static func overdue(_ balances: [ServiceBalance], latest: LatestDue?, today: Day) -> Money {
        guard let latest else { return .zero }
        return balances.map { balance in
            max(balance.closing - latest.notOverdue(balance.service.code, today: today), .zero)
        }.sum()
    }
}
