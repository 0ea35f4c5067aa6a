package import Domain

// The accounts that others let a customer see: while the access lasts and the holder's own link is valid.

extension Customer {
    func helpedAccount(_ slug: AccountSlug, _ catalogue: Catalogue) throws -> ReadableAccount? {
        let found = try connection.row(
            """
            SELECT access.id, account.account, account.payer, account.address, account.residents
            FROM helper_access AS access
            JOIN account_link AS link ON link.customer = access.holder AND link.account = access.account
            JOIN account ON account.account = link.account
            WHERE access.helper = $1 AND access.slug = $2 AND access.ended_at IS NULL
                AND (access.last_day IS NULL OR access.last_day >= $3)
                AND (link.payer IS NULL OR link.payer = account.payer)
            """, [id, slug, today]
        ) { (HelperAccessID(stored: $0.int(0)), ReadableAccount(connection, $0.account(1), catalogue)) }
        if let access = found?.0 { uses.add(access) }
        return found?.1
    }

    func helpedAccounts(_ catalogue: Catalogue) throws -> [OpenAccount] {
        try connection.rows(
            """
            SELECT access.slug, account.account, account.payer, account.address, account.residents, access.id,
                access.last_day
            FROM helper_access AS access
            JOIN account_link AS link ON link.customer = access.holder AND link.account = access.account
            JOIN account ON account.account = link.account
            WHERE access.helper = $1 AND access.ended_at IS NULL
                AND (access.last_day IS NULL OR access.last_day >= $2)
                AND (link.payer IS NULL OR link.payer = account.payer)
            ORDER BY access.accepted_at, access.id
            """, [id, today]
        ) { row in
            let access = HelperAccessID(stored: row.int(5))
            uses.add(access)
            return OpenAccount(
                slug: AccountSlug(stored: row.text(0)), account: ReadableAccount(connection, row.account(1), catalogue),
                name: nil, isHidden: false, help: OpenAccount.Help(id: access, lastDay: row.optionalDay(6)))
        }
    }
}

/// The accesses of helpers that a read has used, to be noted in the holders' logs after it.
package final class HelperUses {
    package private(set) var all: Set<HelperAccessID> = []

    func add(_ access: HelperAccessID) {
        all.insert(access)
    }
}

extension Authentication {
    /// Notes that a helper looked at accounts.
    ///
    /// - Parameter session: the helper's.
    package func note(_ uses: Set<HelperAccessID>, session: Int64, now: Timestamp) throws {
        for access in uses {
            try connection.execute(
                """
                INSERT INTO helper_use (access, session, first_at, last_at) VALUES ($1, $2, $3, $3)
                ON CONFLICT (access, session) DO UPDATE SET last_at = excluded.last_at
                """, [access, session, now])
        }
    }
}
