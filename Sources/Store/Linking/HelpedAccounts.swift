package import Domain

// The accounts that others let a customer see: while the access lasts and the holder's own link is valid.

extension Customer {
    func helpedAccount(_ slug: AccountSlug, _ catalogue: Catalogue) throws -> ReadableAccount? {
        try connection.rows(helpedBySlug, [session.id, id, today, slug]) {
            try opened($0, catalogue)
        }.first?.account
    }

    func helpedAccounts(_ catalogue: Catalogue) throws -> [OpenAccount] {
        try connection.rows(helpedInOrder, [session.id, id, today]) {
            try opened($0, catalogue)
        }
    }

    private func opened(_ row: any Row, _ catalogue: Catalogue) throws -> OpenAccount {
        let access = HelperAccessID(stored: row.int(5))
        let isNoted = row.optionalMoment(7).map { $0 <= now && now.seconds(since: $0) < Session.seenPrecision } ?? false
        if !isNoted { traceLog.helperLooked(by: access) }
        let scope: HelperScope = try row.word(10)
        let account = ReadableAccount(
            connection, row.account(0, printed: 9), catalogue, closedOn: row.optionalDay(8),
            opened: row.optionalDay(11), mergedInto: row.optionalText(12).map(AccountNumber.init(stored:)),
            namesFormerPayers: false, mayGiveReadings: scope == .readings)
        return OpenAccount(
            slug: AccountSlug(stored: row.text(4)), account: account,
            isHidden: false,
            help: OpenAccount.Help(id: access, lastDay: row.optionalDay(6), scope: scope))
    }
}

private let helped: SQL =
    """
    SELECT account.account, account.payer, account.address, account.residents, access.slug, access.id,
        access.last_day, use.last_at, account.closed_on, account.printed_number, access.scope, account.opened,
        account.merged_into
    FROM helper_access AS access
    JOIN account_link AS link ON link.customer = access.holder AND link.account = access.account
    JOIN account ON account.account = link.account
    LEFT JOIN helper_use AS use ON use.access = access.id AND use.session = $1
    WHERE access.helper = $2 AND access.ended_at IS NULL AND (access.last_day IS NULL OR access.last_day >= $3) AND
    """ + LinkValidity.rule

private let helpedInOrder = helped + " ORDER BY access.accepted_at, access.id"
private let helpedBySlug = helped + " AND access.slug = $4"

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
