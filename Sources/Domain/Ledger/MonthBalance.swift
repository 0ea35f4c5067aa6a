/// The charge, payments and balances of a service in a month. A positive balance is a debt, a negative one an
/// overpayment.
package struct MonthBalance: Hashable, Sendable {
    package let month: Month
    package let opening: Money
    package let charged: Money
    package let adjusted: Money
    package let paid: Money
    package let closing: Money

    /// - Throws: `LedgerError.row` unless closing = opening + charged + adjusted − paid.
    package init(month: Month, opening: Money, charged: Money, adjusted: Money, paid: Money, closing: Money)
        throws(LedgerError)
    {
        let expected = opening + charged + adjusted - paid
        guard closing == expected else { throw .row(month, closing: closing, expected: expected) }
        (self.month, self.opening, self.charged) = (month, opening, charged)
        (self.adjusted, self.paid, self.closing) = (adjusted, paid, closing)
    }
}

/// A ledger does not add up.
package enum LedgerError: Error, Equatable {
    /// closing ≠ opening + charged + adjusted − paid
    case row(Month, closing: Money, expected: Money)
    /// a month's opening balance is not the previous closing balance
    case opening(Month, opening: Money, expected: Money)
    /// a month is repeated, or out of order
    case order(Month)
}

extension LedgerError: CustomStringConvertible {
    /// For the log, so without a customer's sums.
    package var description: String {
        switch self {
        case .row(let month, _, _): "the balance of \(month.iso) does not add up"
        case .opening(let month, _, _): "\(month.iso) does not open with what the month before closed with"
        case .order(let month): "\(month.iso) is not after the month before"
        }
    }
}
