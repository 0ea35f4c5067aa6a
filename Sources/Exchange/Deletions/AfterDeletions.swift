import Store
import Words

/// Reads what was taken away a second time, after all files: nothing refers to it any more, the rest adds up, and bills that
/// were published are kept as they were.
struct AfterDeletions {
    private let file: BatchFile
    private let rows: RowReader
    private let context: ImportContext
    private let references: [(file: BatchFile, rows: any BulkStatement)]
    private let ledger: LedgerAfterDeletions?
    private let bills: BillWatch?

    /// - Parameter file: of which rows were taken away.
    init(_ file: BatchFile, _ csv: CSVReader, _ context: ImportContext) throws {
        (self.file, self.context) = (file, context)
        rows = RowReader(file.deletions, csv: csv, problems: context.problems)
        references = try file.referring.map { other in
            let dangling: SQL =
                "SELECT 1 FROM " + other.table + " WHERE " + file.hasKey + " AND NOT EXISTS (SELECT 1 FROM "
                + file.table + " WHERE " + file.hasKey + ") LIMIT 1"
            return (other, try context.connection.bulk(dangling))
        }
        ledger = try LedgerAfterDeletions(file, rows, context)
        bills = try BillWatch(file, context)
    }

    func check(_ ticker: Ticker) throws {
        guard try rows.readHeader() else { return }
        let month = bills == nil ? nil : file.place(of: "month")
        let account = file.accountColumn
        var last: (account: ShortText, line: Int)?
        var unchecked = 0
        context.problems.hold()
        while try rows.next() {
            try ticker.count()
            let row = rows.row
            try checkReferences(to: row)
            guard let account else { continue }
            let number = ShortText(row.values[account].bytes)
            if let ended = last, ended.account != number {
                try end(ended.account, line: ended.line)
                last = nil
                unchecked += 1
            }
            if last == nil { last = (number, row.line) }
            if let month { bills?.touch(row.values[month].int) }
            guard unchecked == AccountsStatement.most else { continue }
            try checkEnded()
            unchecked = 0
        }
        if let last { try end(last.account, line: last.line) }
        try checkEnded()
        context.problems.tellHeld()
        try bills?.finish()
    }

    private func checkReferences(to row: BatchRow) throws {
        for (other, dangling) in references {
            dangling.bind(keyOf: row, file)
            var isThere = false
            try dangling.rows { _ in isThere = true }
            guard isThere else { continue }
            rows.report(
                nil, found: rows.words.found.rowInUse(other.name), expected: rows.words.expected.takenAwayToo)
        }
    }

    private func end(_ account: ShortText, line: Int) throws {
        ledger?.endAccount(account, line: line)
        try bills?.endAccount(account)
    }

    /// Checks the accounts that have ended since the last time.
    private func checkEnded() throws {
        try ledger?.checkEnded()
        try bills?.checkEnded()
        context.problems.hold()
    }
}

extension BatchFile {
    /// The files whose rows refer to the key of a row of this one.
    var referring: [BatchFile] {
        if let list { return BatchFile.all.filter { $0.references.contains { $0.list == list } } }
        return switch name {
        case BatchFile.accounts.name: BatchFile.all.filter { $0.accountColumn != nil }
        case BatchFile.categoryMarks.name: [.accounts, .households]
        case BatchFile.meters.name: [.readings, .billReadings]
        case BatchFile.balances.name: [.adjustments, .billLines]
        case BatchFile.payments.name: [.paymentSplits]
        case BatchFile.bills.name: [.billLines, .billReadings]
        default: []
        }
    }
}
