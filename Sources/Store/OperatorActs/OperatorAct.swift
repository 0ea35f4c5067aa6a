package import Domain

/// What the operator does with customers on the command line. Each act is kept with its reason.
package enum OperatorAct: String, CaseIterable, Sendable {
    case list
    case show
    case unlink
    case endSessions = "end-sessions"
    case removeSecondFactor = "remove-second-factor"
    case delete
    case publishNotice = "publish-notice"
    case endNotice = "end-notice"
    case debtNotice = "debt-notice"
    case showDebtNotices = "show-debt-notices"
    case decideReading = "decide-reading"
}

/// An act as it is kept.
package struct OperatorActRecord: Sendable {
    package let happenedAt: Timestamp
    package let act: String
    /// What it was about, such as an account's number.
    package let detail: String?
    package let reason: String
}

extension Operator {
    /// Keeps an act on one customer, who sees it in the security log, or on all.
    package func record(
        _ act: OperatorAct, of customer: CustomerID?, detail: String? = nil, reason: String, now: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO operator_act (id, happened_at, act, customer, detail, reason)
            VALUES ($1, $2, $3, $4, $5, $6)
            """, [Int64.random(in: 1 ... .max), now, act.rawValue, customer, detail, reason])
        guard let customer else { return }
        let words = [act.rawValue, detail].compactMap(\.self).joined(separator: " ")
        try connection.log(.operatorActed, of: customer, detail: words, device: nil, now: now)
    }

    package func acts(on customer: CustomerID) throws -> [OperatorActRecord] {
        try connection.rows(
            "SELECT happened_at, act, detail, reason FROM operator_act WHERE customer = $1 ORDER BY happened_at, id",
            [customer]
        ) { row in
            OperatorActRecord(
                happenedAt: row.moment(0), act: row.text(1), detail: row.optionalText(2), reason: row.text(3))
        }
    }

    /// Signs a customer out everywhere.
    package func endSessions(of customer: CustomerID) throws {
        try Authentication(connection).endSessions(of: customer)
    }

    /// - Returns: false if the customer has none.
    package func removeSecondFactor(of customer: CustomerID) throws -> Bool {
        guard try Authentication(connection).secondFactor(of: customer) != nil else { return false }
        try connection.turnSecondFactorOff(of: customer)
        return true
    }
}
