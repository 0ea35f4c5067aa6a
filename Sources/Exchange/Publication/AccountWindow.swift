import Store

/// The next accounts of the database, in their order. A file usually has its accounts in that order, so the data of
/// many accounts are queried at once, since a round trip takes longer than the query.
///
/// Its size adapts: about twice the number of accounts used of the last window, and one account in an unordered file.
final class AccountWindow {
    /// This many accounts fit into memory with their rows of the tables.
    private static let longest = 500
    /// Sorts after all account numbers.
    private static let end = ShortText("\u{4FF}")

    private(set) var bounds: (first: ShortText, last: ShortText)?
    /// A version number that changes with the bounds.
    private(set) var turn = 0

    private let query: any BulkStatement
    private var accounts: [ShortText] = []
    private var latest: ShortText?
    private var used = 0

    init(_ connection: any Connection) throws {
        query = try connection.bulk("SELECT account FROM account WHERE account >= $1 ORDER BY account LIMIT $2")
    }

    func contains(_ account: ShortText) throws -> Bool {
        try move(to: account)
        var (low, high) = (0, accounts.count)
        while low < high {
            let middle = (low + high) / 2
            if accounts[middle] < account { low = middle + 1 } else { high = middle }
        }
        return low < accounts.count && accounts[low] == account
    }

    /// Moves the window so that it contains the account.
    func move(to account: ShortText) throws {
        guard account != latest else { return }
        latest = account
        used += 1
        if let bounds, bounds.first <= account, account <= bounds.last { return }

        let size = min(2 * used - 1, AccountWindow.longest)
        used = 1
        accounts.removeAll(keepingCapacity: true)
        try account.withBytes { first in
            query.bind(1, text: first)
            query.bind(2, int: Int64(size))
            try query.rows { accounts.append(ShortText($0.text(0))) }
        }
        bounds = (account, accounts.count < size ? AccountWindow.end : accounts.last ?? AccountWindow.end)
        turn += 1
    }
}

/// The rows of a table for each account in the window.
final class AccountDetails<Detail> {
    private let window: AccountWindow
    private let query: any BulkStatement
    private let make: (any Row) throws -> Detail
    private let numbers: [Int64]
    private var turn: Int?
    private var details: [ShortText: [Detail]] = [:]

    /// - Parameters:
    ///   - query: selects rows of the accounts from the first parameter to the second; the account is the first column.
    ///   - numbers: the parameters from the third on.
    ///   - make: converts a whole row.
    init(
        _ context: ImportContext, _ query: SQL, _ numbers: Int64..., as make: @escaping (any Row) throws -> Detail
    ) throws {
        window = context.references.window
        self.query = try context.connection.bulk(query)
        (self.numbers, self.make) = (numbers, make)
    }

    /// - Parameters:
    ///   - window: of the accounts that `connection` sees.
    ///   - query, make: as above.
    init(
        _ window: AccountWindow, _ connection: any Connection, _ query: SQL,
        as make: @escaping (any Row) throws -> Detail
    ) throws {
        self.window = window
        self.query = try connection.bulk(query)
        (numbers, self.make) = ([], make)
    }

    func of(_ account: ShortText) throws -> [Detail] {
        try window.move(to: account)
        if turn != window.turn { try read() }
        return details[account] ?? []
    }

    private func read() throws {
        turn = window.turn
        details.removeAll(keepingCapacity: true)
        guard let (first, last) = window.bounds else { return }
        try first.withBytes { first in
            try last.withBytes { last in
                query.bind(1, text: first)
                query.bind(2, text: last)
                for (place, number) in numbers.enumerated() { query.bind(3 + place, int: number) }
                try query.rows { details[ShortText($0.text(0)), default: []].append(try make($0)) }
            }
        }
    }
}
