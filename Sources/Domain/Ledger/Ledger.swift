/// The balances of all of an account's services over some months. If the billing system left a month out, since nothing
/// happened in it, the balance does not change.
package struct Ledger: Sendable {
    private let balances: [Month: [ServiceCode: MonthBalance]]

    /// - Parameters:
    ///   - before: each service's balance before the month `first`.
    ///   - rows: the balances from `first` to `last`, in any order.
    /// - Throws: `LedgerError` if a service's months are not consistent.
    package init(
        before: [ServiceCode: Money], rows: [(service: ServiceCode, balance: MonthBalance)], since first: Month,
        until last: Month
    ) throws(LedgerError) {
        var balances: [Month: [ServiceCode: MonthBalance]] = [:]
        var standing = before
        let byMonth = Dictionary(grouping: rows, by: \.balance.month)
        for number in first.number...max(first, last).number {
            let month = Month(number: number)
            var those: [ServiceCode: MonthBalance] = [:]
            for (service, closing) in standing where closing != .zero {
                those[service] = try MonthBalance(still: closing, month)
            }
            for (service, balance) in byMonth[month] ?? [] {
                let opening = standing[service] ?? balance.opening
                guard balance.opening == opening else {
                    throw .opening(month, opening: balance.opening, expected: opening)
                }
                those[service] = balance
                standing[service] = balance.closing
            }
            balances[month] = those
        }
        self.balances = balances
    }

    /// The services with a charge or payment in the month, or with an earlier balance.
    package subscript(month: Month) -> [ServiceCode: MonthBalance] { balances[month] ?? [:] }
}

extension MonthBalance {
    /// A month in which nothing happened.
    fileprivate init(still closing: Money, _ month: Month) throws(LedgerError) {
        try self.init(month: month, opening: closing, charged: .zero, adjusted: .zero, paid: .zero, closing: closing)
    }
}
