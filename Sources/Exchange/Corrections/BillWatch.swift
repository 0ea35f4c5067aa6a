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
        writer = try HashWriter(part, context.connection)
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

/// Writes the hashes of many accounts at once, and deletes those of many, so that an account needs no round trip of its own.
private struct HashWriter {
    private static let most = 250

    private let table: ShortText
    private let connection: any Connection
    private let hashes: any RowInsert
    private var deleted: [any Bindable] = []

    init(_ part: BilledPart, _ connection: any Connection) throws {
        (table, self.connection) = (ShortText(part.file.table.text), connection)
        hashes = try connection.insert(
            into: "billed_content", [("account", .text), ("part", .text), ("months", .bytes)],
            "ON CONFLICT (account, part) DO UPDATE SET months = excluded.months")
    }

    func write(_ account: ShortText, _ months: MonthHashes) throws {
        account.withBytes { hashes.add(text: $0) }
        table.withBytes { hashes.add(text: $0) }
        months.stored.withUnsafeBytes { hashes.add(bytes: $0) }
        try hashes.endRow()
    }

    mutating func delete(_ account: ShortText) throws {
        deleted.append(account.text)
        if deleted.count == HashWriter.most { try deleteAll() }
    }

    mutating func flush() throws {
        try deleteAll()
        try hashes.run()
    }

    private mutating func deleteAll() throws {
        guard !deleted.isEmpty else { return }
        let accounts = SQL.parameters(deleted.count, after: 1)
        try connection.execute(
            "DELETE FROM billed_content WHERE part = $1 AND account IN (" + accounts + ")",
            [table.text] as [any Bindable] + deleted)
        deleted.removeAll(keepingCapacity: true)
    }
}
