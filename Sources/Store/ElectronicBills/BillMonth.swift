package import Domain

/// How far a month's electronic bills are.
package struct BillMonth: Sendable {
    /// The operator lets none of them go.
    package let isHeld: Bool
    /// The batch by whose bills the letters were planned; nil if they were not, or are to be planned again.
    package let plannedBatch: Int64?
    package let plannedAt: Timestamp

    /// A month about which nothing was decided.
    package static let untouched = BillMonth(isHeld: false, plannedBatch: nil, plannedAt: Timestamp(seconds: 0))
}

extension Operator {
    /// The newest month of which there are bills. Reads all of them.
    package func newestBillMonth() throws -> Month? {
        try connection.row("SELECT MAX(month) FROM bill", []) { $0.isNull(0) ? nil : $0.month(0) } ?? nil
    }

    package func billMonth(_ month: Month) throws -> BillMonth {
        try connection.row("SELECT is_held, planned_batch, planned_at FROM ebill_month WHERE month = $1", [month]) {
            BillMonth(
                isHeld: $0.int(0) == 1, plannedBatch: $0.isNull(1) ? nil : $0.int(1), plannedAt: $0.moment(2))
        } ?? .untouched
    }

    /// Lets none of a month's electronic bills go, or lets them go again: then they are planned again, since letters
    /// that were to be sent meanwhile are gone.
    package func hold(_ month: Month, _ isHeld: Bool, now: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO ebill_month (month, is_held, planned_at) VALUES ($1, $2, $3)
            ON CONFLICT (month) DO UPDATE SET
                is_held = excluded.is_held, planned_batch = NULL, planned_at = excluded.planned_at
            """, [month, isHeld ? 1 : 0, now])
    }

    /// Does nothing if the operator, or another node, was faster.
    ///
    /// - Parameters:
    ///   - before: as it was when the planning began.
    ///   - now: when the planning began.
    package func wasPlanned(
        _ month: Month, by batch: Int64, since before: BillMonth, now: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO ebill_month (month, is_held, planned_batch, planned_at) VALUES ($1, 0, $2, $3)
            ON CONFLICT (month) DO UPDATE SET
                planned_batch = excluded.planned_batch, planned_at = excluded.planned_at
            WHERE ebill_month.is_held = 0 AND ebill_month.planned_at = $4
            """, [month, batch, now, before.plannedAt])
    }

    /// The accounts whose bill of a month nobody wants on paper: all who subscribe want it by e-mail instead.
    ///
    /// - Parameter last: the account after which to go on; nil for the start.
    package func paperlessAccounts(after last: AccountNumber?, limit: Int) throws -> [AccountNumber] {
        try connection.rows(
            paperless, [last?.text ?? "", limit]
        ) { $0.accountNumber(0) }
    }
}

private let paperless: SQL =
    """
    SELECT subscription.account FROM ebill_subscription AS subscription
    JOIN account_link AS link ON link.customer = subscription.customer AND link.account = subscription.account
    JOIN account ON account.account = subscription.account
    WHERE subscription.account > $1 AND
    """ + SubscriptionValidity.rule
        + """
         GROUP BY subscription.account HAVING MIN(subscription.instead_of_paper) = 1
        ORDER BY subscription.account LIMIT $2
        """
