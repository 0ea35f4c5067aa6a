package import Domain

package struct HelperAccessID: Hashable, Sendable, Bindable {
    package let number: Int64

    package init(stored number: Int64) {
        self.number = number
    }

    package var stored: StoredValue { .int(number) }
}

/// What a helper may do.
package enum HelperScope: String, Sendable {
    case view
    /// Also give readings.
    case readings
}

/// That the holder of an account lets somebody else see it.
package struct HelperAccess: Sendable {
    package let id: HelperAccessID
    package let account: AccountNumber
    /// Who was invited.
    package let email: String
    package let scope: HelperScope
    /// Nil: until it is ended.
    package let lastDay: Day?
    package let invitedAt: Timestamp
    /// Nil while the invitation waits.
    package let acceptedAt: Timestamp?
    package let endedAt: Timestamp?

    package enum Status: Sendable {
        /// The invitation can be accepted.
        case waiting
        case open
        case over
    }

    package func status(_ today: Day, now: Timestamp) -> Status {
        if endedAt != nil { return .over }
        if let lastDay, lastDay < today { return .over }
        guard acceptedAt == nil else { return .open }
        return now.seconds(since: invitedAt) < MailLinkPurpose.helper.lifetime ? .waiting : .over
    }

    /// Its values are in eight columns, in the order of `columns`.
    init(row: any Row) throws {
        id = HelperAccessID(stored: row.int(0))
        (account, email, lastDay) = (row.accountNumber(1), row.text(2), row.optionalDay(3))
        invitedAt = row.moment(4)
        acceptedAt = row.optionalMoment(5)
        endedAt = row.optionalMoment(6)
        scope = try row.word(7)
    }

    static let columns: SQL = """
        access.id, access.account, access.email, access.last_day, access.invited_at, access.accepted_at, access.ended_at,
        access.scope
        """
}

/// A use of a helper's access: from the first to the last page of a session.
package struct HelperUse: Sendable {
    package let first: Timestamp
    package let last: Timestamp
}

extension LinkedAccount {
    /// Invites somebody to see the account. An earlier invitation that still waits ends.
    ///
    /// - Returns: nil if they see it already.
    package func invite(
        _ email: EmailAddress, to scope: HelperScope, until lastDay: Day?, _ today: Day, now: Timestamp
    ) throws -> HelperAccessID? {
        for earlier in try helpers() where earlier.email == email.text {
            switch earlier.status(today, now: now) {
            case .open: return nil
            case .waiting:
                try connection.execute("UPDATE helper_access SET ended_at = $1 WHERE id = $2", [now, earlier.id])
            case .over: continue
            }
        }
        let access = HelperAccessID(stored: .random(in: 1 ... .max))
        try connection.execute(
            """
            INSERT INTO helper_access (id, holder, account, email, scope, last_day, invited_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """, [access, customer, number, email.text, scope.rawValue, lastDay, now])
        return access
    }

    /// The helpers of the account, the latest first.
    package func helpers() throws -> [HelperAccess] {
        try connection.rows(
            "SELECT " + HelperAccess.columns + " "
                + """
                FROM helper_access AS access WHERE access.holder = $1 AND access.account = $2
                ORDER BY access.invited_at DESC, access.id
                """, [customer, number]
        ) { try HelperAccess(row: $0) }
    }

    /// When a helper looked at the account, the latest first.
    package func uses(of access: HelperAccessID) throws -> [HelperUse] {
        try connection.rows(
            """
            SELECT use.first_at, use.last_at FROM helper_use AS use JOIN helper_access AS access ON access.id = use.access
            WHERE use.access = $1 AND access.holder = $2 ORDER BY use.last_at DESC LIMIT 100
            """, [access, customer]
        ) { HelperUse(first: $0.moment(0), last: $0.moment(1)) }
    }
}
