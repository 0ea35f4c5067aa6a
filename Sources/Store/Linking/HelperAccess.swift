package import Domain

package struct HelperAccessID: Hashable, Sendable, Bindable {
    package let number: Int64

    package init(stored number: Int64) {
        self.number = number
    }

    package var stored: StoredValue { .int(number) }
}

/// That the holder of an account lets somebody else see it.
package struct HelperAccess: Sendable {
    package let id: HelperAccessID
    package let account: AccountNumber
    /// Who was invited.
    package let email: String
    /// Nil: until it is ended.
    package let lastDay: Day?
    package let invitedAt: Timestamp
    /// Nil while the invitation waits.
    package let acceptedAt: Timestamp?
    package let endedAt: Timestamp?

    package func isOver(today: Day) -> Bool {
        endedAt != nil || lastDay.map { $0 < today } ?? false
    }
}

/// A use of a helper's access: from the first to the last page of a session.
package struct HelperUse: Sendable {
    package let first: Timestamp
    package let last: Timestamp
}

extension LinkedAccount {
    /// Invites somebody to see the account.
    package func invite(_ email: EmailAddress, until lastDay: Day?, now: Timestamp) throws -> HelperAccessID {
        let access = HelperAccessID(stored: .random(in: 1 ... .max))
        try connection.execute(
            """
            INSERT INTO helper_access (id, holder, account, email, scope, last_day, invited_at)
            VALUES ($1, $2, $3, $4, 'view', $5, $6)
            """, [access, customer, number, email.text, lastDay, now])
        return access
    }

    /// The helpers of the account, the latest first.
    package func helpers() throws -> [HelperAccess] {
        try connection.rows(
            """
            SELECT id, account, email, last_day, invited_at, accepted_at, ended_at FROM helper_access
            WHERE holder = $1 AND account = $2 ORDER BY invited_at DESC, id
            """, [customer, number]
        ) { HelperAccess(row: $0) }
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

/// The invitation was sent to another e-mail than the customer's.
package enum InvitationError: Error {
    case otherEmail
}

extension Customer {
    /// An invitation that waits for this customer, with its account's address and holder.
    ///
    /// - Parameter token: the SHA-256 of the token of the link in the letter.
    /// - Throws: `DeadLink`, `InvitationError`.
    package func helperInvitation(
        _ token: [UInt8], now: Timestamp
    ) throws -> (access: HelperAccess, address: String, holder: AccountHolder) {
        let link = try connection.link(token, [.helper], now: now)
        guard link.email == session.email else { throw InvitationError.otherEmail }
        let found = try connection.row(
            """
            SELECT access.id, access.account, access.email, access.last_day, access.invited_at, access.accepted_at,
                access.ended_at, account.address, holder.id, holder.email, holder.language
            FROM helper_access AS access
            JOIN account_link AS link ON link.customer = access.holder AND link.account = access.account
            JOIN account ON account.account = link.account
            JOIN customer AS holder ON holder.id = access.holder
            WHERE access.id = $1 AND access.accepted_at IS NULL AND access.ended_at IS NULL
                AND (access.last_day IS NULL OR access.last_day >= $2)
                AND (link.payer IS NULL OR link.payer = account.payer)
            """, [link.subject, today]
        ) { (HelperAccess(row: $0), $0.text(7), AccountHolder(row: $0, 8)) }
        guard let found else { throw DeadLink.unknown }
        return found
    }

    /// - Returns: the account's name in this customer's addresses.
    package func accept(_ access: HelperAccessID, link token: [UInt8], now: Timestamp) throws -> AccountSlug {
        try connection.use(try connection.link(token, [.helper], now: now), now: now)
        let slug = AccountSlug.random()
        try connection.execute(
            "UPDATE helper_access SET helper = $1, slug = $2, accepted_at = $3 WHERE id = $4", [id, slug, now, access])
        return slug
    }

    /// Ends an access, as its holder or as the helper.
    ///
    /// - Returns: the access and the holder, or nil if it is neither's or has ended already.
    package func endHelp(_ access: HelperAccessID, now: Timestamp) throws -> (HelperAccess, holder: AccountHolder)? {
        let ended = try connection.execute(
            "UPDATE helper_access SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL AND (holder = $3 OR helper = $3)",
            [now, access, id])
        guard ended == 1 else { return nil }
        return try connection.row(
            """
            SELECT access.id, access.account, access.email, access.last_day, access.invited_at, access.accepted_at,
                access.ended_at, holder.id, holder.email, holder.language
            FROM helper_access AS access JOIN customer AS holder ON holder.id = access.holder WHERE access.id = $1
            """, [access]
        ) { row in
            (HelperAccess(row: row), AccountHolder(row: row, 7))
        }
    }
}

extension HelperAccess {
    fileprivate init(row: any Row) {
        id = HelperAccessID(stored: row.int(0))
        (account, email, lastDay) = (row.accountNumber(1), row.text(2), row.optionalDay(3))
        invitedAt = row.moment(4)
        acceptedAt = row.isNull(5) ? nil : row.moment(5)
        endedAt = row.isNull(6) ? nil : row.moment(6)
    }
}
