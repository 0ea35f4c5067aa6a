import Store

/// The next accounts of the database, in their order. As a rule a file has its accounts in that order: what must be known of
/// one is asked for many at once, since asking takes longer than the answer.
///
/// It reaches as far as it is of use: twice as far as it was last time, when all of it was; not at all in a file without order.
final class AccountWindow {
    /// With what the tables say of each, so many fit into memory.
    private static let longest = 500
    /// After all account numbers.
    private static let end = ShortText("~")

    private(set) var bounds: (first: ShortText, last: ShortText)?
    /// Changes with the bounds.
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

    /// Lays it so that the account is within its bounds.
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

/// What a table says of each account within the window.
final class AccountDetails<Detail> {
    private let window: AccountWindow
    private let query: any BulkStatement
    private let make: (any Row) throws -> Detail
    private let batch: Int64?
    private var turn: Int?
    private var details: [ShortText: [Detail]] = [:]

    /// - Parameters:
    ///   - query: of the accounts from the first parameter to the second; the account comes first in a row.
    ///   - batch: the third parameter, if it has one.
    ///   - make: gets the whole row.
    init(
        _ context: ImportContext, _ query: SQL, batch: Int64? = nil, as make: @escaping (any Row) throws -> Detail
    ) throws {
        window = context.references.window
        self.query = try context.connection.bulk(query)
        (self.batch, self.make) = (batch, make)
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
                if let batch { query.bind(3, int: batch) }
                try query.rows { details[ShortText($0.text(0)), default: []].append(try make($0)) }
            }
        }
    }
}
