import Store

/// What is kept of accounts that batches no longer have: who the payer was, in case the account comes back with another one. It
/// is forgotten when no undo can bring the account back.
struct FormerAccounts {
    private static let tables: [SQL] = ["account_before", "bill_version", "billed_content"]

    let connection: any Connection

    /// Of a batch that is published now.
    func note(_ vanished: VanishedAccounts, of batch: ImportContext) throws {
        for account in vanished.gone {
            guard let before = try batch.published.account(ShortText(account)) else { continue }
            try batch.keep(before, of: account)
        }
        if batch.takesAccountsAway { try note(goneWith: batch.number) }
        try connection.execute(
            """
            DELETE FROM former_account
            WHERE EXISTS (SELECT 1 FROM account WHERE account.account = former_account.account)
            """, [])
    }

    private func note(goneWith batch: Int64) throws {
        for table in FormerAccounts.tables {
            try connection.execute(
                "INSERT INTO former_account (account, gone_with) SELECT DISTINCT account, CAST($1 AS BIGINT) FROM "
                    + table
                    + " WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.account = " + table + ".account)"
                    + " ON CONFLICT (account) DO NOTHING", [batch])
        }
    }

    /// - Parameter batch: the first one that is still kept.
    func forget(goneUntil batch: Int64) throws {
        for table in FormerAccounts.tables {
            try connection.execute(
                "DELETE FROM " + table + " WHERE account IN (SELECT account FROM former_account WHERE gone_with <= $1)",
                [batch])
        }
        try connection.execute("DELETE FROM former_account WHERE gone_with <= $1", [batch])
    }

    /// The batch was undone.
    func forgetThatGone(with batch: Int64) throws {
        try connection.execute("DELETE FROM former_account WHERE gone_with = $1", [batch])
    }
}
