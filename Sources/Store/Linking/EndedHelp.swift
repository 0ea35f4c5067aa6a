package import Domain

/// A helper's access that has ended, with those who may be told.
package struct EndedHelp: Sendable {
    package let access: HelperAccess
    package let holder: LetterRecipient
    /// Nil if the invitation was never accepted.
    package let helper: LetterRecipient?
}

extension Customer {
    /// Ends an access as its holder or as the helper, or refuses an invitation.
    ///
    /// - Returns: nil if it is neither's, or has ended already.
    package func endHelp(_ access: HelperAccessID) throws -> EndedHelp? {
        let ended = try connection.execute(
            """
            UPDATE helper_access SET ended_at = $1
            WHERE id = $2 AND ended_at IS NULL
                AND (holder = $3 OR helper = $3 OR helper IS NULL AND email = $4)
            """, [now, access, id, session.email])
        return ended == 1 ? try connection.endedHelp(access) : nil
    }
}

extension LinkedAccount {
    /// Ends the link, and with it the access of all helpers.
    ///
    /// - Returns: the accesses that it has ended.
    package func remove(now: Timestamp) throws -> [EndedHelp] {
        let open = try connection.rows(
            "SELECT id FROM helper_access WHERE holder = $1 AND account = $2 AND ended_at IS NULL", [customer, number]
        ) { HelperAccessID(stored: $0.int(0)) }
        _ = try connection.unlink(number, from: customer, now: now)
        return try open.compactMap { try connection.endedHelp($0) }
    }
}

extension Operator {
    /// Ends a customer's link to an account, and the access of its helpers.
    ///
    /// - Returns: false if there is no such link.
    package func unlink(_ account: AccountNumber, from customer: CustomerID, now: Timestamp) throws -> Bool {
        try connection.unlink(account, from: customer, now: now)
    }
}

extension Connection {
    /// Ends the access of all helpers that a holder has for an account.
    func endHelp(of account: AccountNumber, by holder: CustomerID, now: Timestamp) throws {
        try execute(
            "UPDATE helper_access SET ended_at = $1 WHERE holder = $2 AND account = $3 AND ended_at IS NULL",
            [now, holder, account])
    }

    fileprivate func unlink(_ account: AccountNumber, from customer: CustomerID, now: Timestamp) throws -> Bool {
        try endHelp(of: account, by: customer, now: now)
        return try execute(
            "DELETE FROM account_link WHERE customer = $1 AND account = $2", [customer, account]) == 1
    }

    fileprivate func endedHelp(_ access: HelperAccessID) throws -> EndedHelp? {
        try row(
            "SELECT " + HelperAccess.columns + ", "
                + """
                holder.id, holder.email, holder.language, helper.id, helper.email, helper.language
                FROM helper_access AS access JOIN customer AS holder ON holder.id = access.holder
                LEFT JOIN customer AS helper ON helper.id = access.helper
                WHERE access.id = $1
                """, [access]
        ) { row in
            EndedHelp(
                access: try HelperAccess(row: row), holder: LetterRecipient(row: row, 8),
                helper: row.isNull(11) ? nil : LetterRecipient(row: row, 11))
        }
    }
}
