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

extension Customer {
    /// An invitation to this customer's e-mail that was not accepted yet, with the account's address.
    package func invitation(_ access: HelperAccessID) throws -> (access: HelperAccess, address: String)? {
        try connection.row(
            """
            SELECT access.id, access.account, access.email, access.last_day, access.invited_at, access.accepted_at,
                access.ended_at, account.address
            FROM helper_access AS access
            JOIN account_link AS link ON link.customer = access.holder AND link.account = access.account
            JOIN account ON account.account = link.account
            WHERE access.id = $1 AND access.email = $2 AND access.ended_at IS NULL
                AND (link.payer IS NULL OR link.payer = account.payer)
            """, [access, session.email]
        ) { (HelperAccess(row: $0), $0.text(7)) }
    }

    package func accept(_ access: HelperAccessID, now: Timestamp) throws {
        try connection.execute(
            """
            UPDATE helper_access SET helper = $1, slug = $2, accepted_at = $3
            WHERE id = $4 AND email = $5 AND accepted_at IS NULL AND ended_at IS NULL
            """, [id, AccountSlug.random(), now, access, session.email])
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
            (
                HelperAccess(row: row),
                AccountHolder(
                    id: CustomerID(stored: row.int(7)), email: row.text(8),
                    language: row.optionalText(9).flatMap(Language.init(rawValue:)))
            )
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
