import Domain
import Store

/// Finds the bills that a file changes after they were published, and keeps them as they were.
///
/// Hashes of what the bills say, by account, are kept from one full batch to the next, so that what did not change is not read.
/// An update brings some of an account's rows: only the months in it are compared, and the hashes are given up until the
/// next full batch.
final class BillWatch {
    private let part: BilledPart
    private let context: ImportContext
    private let published: PublishedState
    private let publishedRows: AccountsStatement
    private let ownRows: AccountsStatement
    private var months = MonthHashes()
    /// Of an update: the accounts whose rows are read, with the months that had a bill.
    private var ended: [(account: ShortText, months: [Int32])] = []
    private var writer: HashWriter

    /// Nil for a file that says nothing of bills, or of a part, whose bills are compared once all is written (`BillsOfPart`).
    convenience init?(_ file: BatchFile, _ context: ImportContext) throws {
        let isOfPart = context.part != nil && context.replacesAll(of: file)
        guard !context.isAgain, !isOfPart, let part = BilledPart(file) else { return nil }
        try self.init(part, context)
    }

    init(_ part: BilledPart, _ context: ImportContext) throws {
        (self.part, self.context, published) = (part, context, context.published)
        publishedRows = try AccountsStatement(context.published.connection, part.rows)
        ownRows = try AccountsStatement(context.connection, part.rows)
        writer = HashWriter(part, context.connection)
    }

    func add(_ row: BatchRow) { part.add(row, to: &months) }

    /// A row of the month was taken away.
    func touch(_ month: Int64) { months.add(0, to: month) }

    /// The rows of an account are read.
    func endAccount(_ account: ShortText) throws {
        defer { months.removeAll() }
        guard !months.months.isEmpty else { return }
        if context.isFull { try endWhole(account) } else { try endUpdate(of: account) }
    }

    /// Compares the accounts that have ended since the last time, at most `AccountsStatement.most`: their rows are written.
    func checkEnded() throws {
        guard let first = ended.compactMap(\.months.first).min() else { return }
        let accounts = ended.map(\.account)
        let before = try rows(of: accounts, since: first, publishedRows)
        let now = try rows(of: accounts, since: first, ownRows)
        for (account, months) in ended {
            try keep(months.filter { before[account]?[$0] != now[account]?[$0] }, account)
        }
        ended.removeAll(keepingCapacity: true)
    }

    /// An account's rows before the batch and with it.
    func compare(_ account: ShortText, _ before: MonthHashes, _ now: MonthHashes) throws {
        let changed = before == now ? [] : now.differing(from: before)
        guard !changed.isEmpty else { return }
        if try published.hashes(account, part) != nil { try writer.delete(account) }
        let billed = try published.billedMonths(account)
        try keep(changed.filter(billed.contains), account)
    }

    func finish() throws { try writer.flush() }

    private func endWhole(_ account: ShortText) throws {
        let stored = try published.hashes(account, part)
        if stored == months { return }
        try writer.write(account, months)
        let billed = try published.billedMonths(account)
        guard !billed.isEmpty else { return }
        if let stored, months.differing(from: stored).allSatisfy({ !billed.contains($0) }) { return }
        let before = try rows(of: [account], since: 0, publishedRows)[account] ?? MonthHashes()
        try keep(months.differing(from: before).filter(billed.contains), account)
    }

    private func endUpdate(of account: ShortText) throws {
        if try published.hashes(account, part) != nil { try writer.delete(account) }
        let billed = try published.billedMonths(account)
        let touched = months.months.filter(billed.contains)
        if !touched.isEmpty { ended.append((account, touched)) }
    }

    private func rows(
        of accounts: [ShortText], since month: Int32, _ query: AccountsStatement
    ) throws -> [ShortText: MonthHashes] {
        var found: [ShortText: MonthHashes] = [:]
        try query.rows(of: accounts, Int64(month)) { row in
            let (month, hash) = part.hash(row)
            found[ShortText(row.text(0)), default: MonthHashes()].add(hash, to: month)
        }
        return found
    }

    private func keep(_ changed: [Int32], _ account: ShortText) throws {
        guard !changed.isEmpty, let catalogue = try published.catalogue() else { return }
        let number = account.withBytes { AccountNumber(stored: String(decoding: $0, as: UTF8.self)) }
        for month in changed {
            try Operator(context.connection).keepVersion(
                of: number, Month(number: Int(month)), from: Operator(published.connection), catalogue,
                batch: context.number, replacedOn: context.manifest.paymentsAsOf)
        }
    }
}

/// Writes the hashes of many accounts in one statement, and deletes those of many: so that a bulk insert is seldom
/// interrupted, and that an account needs no round trip of its own.
private struct HashWriter {
    private static let most = 250

    private let table: String
    private let connection: any Connection
    private var values: [any Bindable] = []
    private var deleted: [any Bindable] = []

    init(_ part: BilledPart, _ connection: any Connection) {
        (table, self.connection) = (part.file.table.text, connection)
    }

    mutating func write(_ account: ShortText, _ months: MonthHashes) throws {
        values += [text(account), table, months.stored] as [any Bindable]
        if values.count == 3 * HashWriter.most { try flush() }
    }

    mutating func delete(_ account: ShortText) throws {
        deleted.append(text(account))
        if deleted.count == HashWriter.most { try flush() }
    }

    mutating func flush() throws {
        if !deleted.isEmpty {
            let accounts = SQL.parameters(deleted.count, after: 1)
            try connection.execute(
                "DELETE FROM billed_content WHERE part = $1 AND account IN (" + accounts + ")",
                [table] as [any Bindable] + deleted)
            deleted.removeAll(keepingCapacity: true)
        }
        guard !values.isEmpty else { return }
        let rows = (0..<(values.count / 3)).map { row -> SQL in "(" + .parameters(3, after: row * 3) + ")" }
        let insert: SQL = "INSERT INTO billed_content (account, part, months) VALUES " + rows.joined()
        try connection.execute(
            insert + " ON CONFLICT (account, part) DO UPDATE SET months = excluded.months", values)
        values.removeAll(keepingCapacity: true)
    }

    private func text(_ account: ShortText) -> String {
        account.withBytes { String(decoding: $0, as: UTF8.self) }
    }
}
