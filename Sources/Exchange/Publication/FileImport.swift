import Domain
import Store

/// Imports one file: each row is read, checked and written before the next.
final class FileImport {
    /// The most rows of one account in one file: they are checked together, so they must fit into memory.
    static let accountLimit = 100_000

    private let rows: RowReader
    private let file: BatchFile
    private let context: ImportContext
    private let ticker: Ticker
    private let rule: (any Rule)?
    private var writer: RowWriter
    private var group: AccountGroup?
    private var totals: ControlTotals
    private let bills: BillWatch?
    private let accounts: AccountWatch?

    init(_ file: BatchFile, csv: CSVReader, context: ImportContext, ticker: Ticker) throws {
        (self.file, self.context, self.ticker) = (file, context, ticker)
        let rows = RowReader(file, csv: csv, problems: context.problems)
        self.rows = rows
        rule = try file.rule?(rows, context)
        writer = try RowWriter(file, context)
        group = try file.accountColumn.map { try AccountGroup(rows, column: $0, context) }
        totals = ControlTotals(file)
        bills = try BillWatch(file, context)
        accounts = AccountWatch(file, context)
    }

    /// Returns the number of rows.
    func run() throws -> Int {
        guard try rows.readHeader() else {
            context.references.doubt(file)
            return 0
        }
        while try rows.next() {
            try ticker.count()
            totals.add(rows.row)
            try take(rows.row)
        }
        try endAccount()
        try bills?.finish()
        if rows.malformed > 0 { context.references.doubt(file) }
        totals.compare(with: context.manifest, isWhole: rows.malformed == 0, context.problems)
        return totals.rows
    }

    private func take(_ row: BatchRow) throws {
        if let list = file.list, case .text(let code) = row.values[0] { context.references.remember(code, in: list) }
        if group?.isNew(row) == true {
            try endAccount()
            try group?.begin(row)
        }
        guard try isRight(row) else { return refuse(row) }

        if try writer.write(row) {
            bills?.add(row)
            try accounts?.add(row)
            return
        }
        let key = file.columns.prefix(file.keyLength).map(\.title).joined(separator: ", ")
        rows.report(nil, found: "a second row with the same \(key)", expected: "each once in a batch")
        refuse(row)
    }

    private func isRight(_ row: BatchRow) throws -> Bool {
        guard row.isSound, group?.accepts() != false else { return false }
        for (column, list) in file.references {
            guard case .text(let code) = row.values[column] else { continue }
            guard context.references.knows(code, in: list) else {
                rows.report(column, found: excerpt(code), expected: "a code that is in \(list.fileName)")
                return false
            }
        }
        return try rule?.accepts(row) ?? true
    }

    private func refuse(_ row: BatchRow) {
        group?.isComplete = false
        let column = file.accountColumn ?? (file.name == BatchFile.accounts.name ? 0 : nil)
        guard let column else {
            // Codes of a list are remembered, whether the row is valid or not.
            if file.list == nil { context.references.doubt(file) }
            return
        }
        if case .text(let number) = row.values[column] {
            context.references.doubt(ShortText(number))
        } else {
            context.references.doubt(file)
        }
    }

    private func endAccount() throws {
        try writer.endAccount()
        guard let account = group?.account else { return }
        try rule?.checkAccount(account, isComplete: group?.isComplete ?? true)
        try bills?.endAccount(account)
    }
}
