package import Domain

extension Connection {
    /// The account whose number, or else whose printed number, somebody typed, or else typed in the other alphabet; nil if there
    /// is none.
    func accountNumber(meaning typed: AccountNumber) throws -> AccountNumber? {
        try row(
            """
            SELECT account FROM account
            WHERE account = $1 OR account = $2 OR printed_number = $1 OR printed_number = $2
            ORDER BY CASE WHEN account = $1 THEN 0 WHEN printed_number = $1 THEN 1 WHEN account = $2 THEN 2 ELSE 3 END
            LIMIT 1
            """, [typed, typed.lookAlike]
        ) { $0.accountNumber(0) }
    }
}

extension Customer {
    /// As somebody typed it, if there is no such account: the same queries follow then.
    package func accountNumber(meaning typed: AccountNumber) throws -> AccountNumber {
        try connection.accountNumber(meaning: typed) ?? typed
    }
}

extension Operator {
    /// As it was typed, if there is no such account.
    package func accountNumber(meaning typed: AccountNumber) throws -> AccountNumber {
        try connection.accountNumber(meaning: typed) ?? typed
    }
}
