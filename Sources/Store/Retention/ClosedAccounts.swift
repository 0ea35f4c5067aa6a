package import Domain

// Accounts that were closed so long ago that their data are no longer needed. They are in the billing system's tables,
// and customers may still be linked to them: two transactions, the links first, so that an interruption leaves no link
// without its account.

extension Operator {
    package func closedAccountCount(until day: Day) throws -> Int {
        Int(try connection.row("SELECT COUNT(*) FROM account WHERE closed_on <= $1", [day]) { $0.int(0) } ?? 0)
    }

    package func closedAccounts(until day: Day, limit: Int) throws -> [AccountNumber] {
        try connection.rows("SELECT account FROM account WHERE closed_on <= $1 LIMIT $2", [day, limit]) {
            $0.accountNumber(0)
        }
    }

    /// Ends all links to accounts, and the access of helpers; deletes the readings that were given. For `Database.write`.
    package func unlinkAll(_ accounts: [AccountNumber]) throws {
        for account in accounts {
            try connection.execute(
                """
                DELETE FROM helper_access
                WHERE account = $1 AND holder IN (SELECT customer FROM account_link WHERE account = $1)
                """, [account])
            try connection.execute("DELETE FROM account_link WHERE account = $1", [account])
            try connection.execute("DELETE FROM submission WHERE account = $1", [account])
        }
    }

    /// Deletes all data of accounts. For `Database.publish`.
    package func deleteData(of accounts: [AccountNumber]) throws {
        for account in accounts {
            for table in Operator.tablesOfAccounts {
                try connection.execute("DELETE FROM " + table + " WHERE account = $1", [account])
            }
        }
    }

    private static let tablesOfAccounts: [SQL] = [
        "household", "meter", "reading", "balance", "adjustment", "payment", "payment_split", "bill", "bill_line",
        "bill_reading", "account_plan", "account_before", "bill_version", "billed_content", "account",
    ]
}
