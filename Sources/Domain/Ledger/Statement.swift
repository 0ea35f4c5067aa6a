/// The statement of a service (F6): month by month, oldest first, each opening with the previous closing balance.
///
/// Months in which nothing happened may be left out: the balance did not change.
package struct Statement: Hashable, Sendable {
    package let rows: [MonthBalance]

    /// - Throws: `LedgerError` if a month is not consistent with the previous one.
    package init(_ rows: [MonthBalance]) throws(LedgerError) {
        for (before, row) in zip(rows, rows.dropFirst()) {
            guard before.month < row.month else { throw .order(row.month) }
            guard row.opening == before.closing else {
                throw .opening(row.month, opening: row.opening, expected: before.closing)
            }
        }
        self.rows = rows
    }

    package var charged: Money { rows.lazy.map(\.charged).sum() }
    package var adjusted: Money { rows.lazy.map(\.adjusted).sum() }
    package var paid: Money { rows.lazy.map(\.paid).sum() }
    package var opening: Money? { rows.first?.opening }
    package var closing: Money? { rows.last?.closing }
}
