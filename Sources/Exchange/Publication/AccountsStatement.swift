import Store

/// A statement about many accounts at once: a round trip takes longer than what it asks of one account. An update may have one
/// account of a thousand, so they are listed: a range would hold all those between them.
struct AccountsStatement {
    /// The most accounts at once.
    static let most = 200

    private let statement: any BulkStatement

    /// - Parameter sql: its parameters are `SQL.accounts`, which come first, and then `SQL.number`s.
    init(_ connection: any Connection, _ sql: SQL) throws {
        statement = try connection.bulk(sql)
    }

    /// Passes each row of a query to `visit`.
    ///
    /// - Parameter accounts: none for no rows.
    func rows(of accounts: [ShortText], _ numbers: Int64..., visit: (any Row) throws -> Void) throws {
        try bound(accounts, numbers) { try statement.rows(visit) }
    }

    func run(on accounts: [ShortText], _ numbers: Int64...) throws {
        try bound(accounts, numbers) { _ = try statement.run() }
    }

    private func bound(_ accounts: [ShortText], _ numbers: [Int64], _ run: () throws -> Void) throws {
        precondition(accounts.count <= AccountsStatement.most, "too many accounts at once")
        guard let last = accounts.last else { return }
        var texts: [UInt8] = []
        var ends = [0]
        for account in accounts {
            account.withBytes { texts.append(contentsOf: $0) }
            ends.append(texts.count)
        }
        // The last one again and again, so that there is one statement for any number of accounts.
        let lastStart = texts.count - last.withBytes(\.count)
        try texts.withUnsafeBytes { texts in
            for place in 0..<AccountsStatement.most {
                let range = place < accounts.count ? ends[place]..<ends[place + 1] : lastStart..<texts.count
                statement.bind(place + 1, text: UnsafeRawBufferPointer(rebasing: texts[range]))
            }
            for (place, number) in numbers.enumerated() {
                statement.bind(AccountsStatement.most + place + 1, int: number)
            }
            try run()
        }
    }
}

extension SQL {
    /// The list of accounts of an `AccountsStatement`, after `IN`.
    static let accounts: SQL = "(" + .parameters(AccountsStatement.most) + ")"

    /// A number after the accounts, counted from 1.
    static func number(_ place: Int) -> SQL { .parameters(1, after: AccountsStatement.most + place - 1) }
}
