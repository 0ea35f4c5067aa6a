import Domain
import Store
import Words

/// Imports one file: each row is read, checked and written before the next.
final class FileImport {
    /// The most rows of one account in one file: they are checked together, so they must fit into memory.
    static let accountLimit = 100_000

    private let rows: RowReader
    private let file: BatchFile
    private let context: ImportContext
    private let ticker: Ticker
    private let rule: (any Rule)?
    private let days: PlausibleDays
    private var writer: RowWriter
    private var group: AccountGroup?
    private var totals: ControlTotals
    private(set) var repeated: RepeatedKeys
    private let bills: BillWatch?
    private let accounts: AccountWatch?
    /// Of a file whose rows are all of one supplier.
    private let part: Part?
    private let account: Int?
    private let month: Int?
    private var firstMonth = Int64.max
    private var lastAccount: ShortText?
    /// Whether the rows of many accounts are checked together. A full batch has nothing to gain: what it is checked against is
    /// in memory.
    private let checksTogether: Bool
    /// How many accounts have ended since the last check, and how many rows were read.
    private var unchecked: (accounts: Int, rows: Int) = (0, 0)
    /// Many: these rows are kept in memory.
    private static let mostUnchecked = 20_000

    init(_ file: BatchFile, csv: CSVReader, context: ImportContext, ticker: Ticker) throws {
        (self.file, self.context, self.ticker) = (file, context, ticker)
        let rows = RowReader(file, csv: csv, problems: context.problems)
        self.rows = rows
        rule = try file.rule?(rows, context)
        days = PlausibleDays(file, asOf: context.manifest.paymentsAsOf)
        writer = try RowWriter(file, context)
        group = try file.accountColumn.map { try AccountGroup(rows, column: $0, context) }
        totals = ControlTotals(file)
        repeated = RepeatedKeys(file)
        bills = try BillWatch(file, context)
        accounts = AccountWatch(file, context)
        part = file.isOfOneSupplier ? context.part : nil
        checksTogether = file.accountColumn != nil && !context.isFull
        account = context.keepsRows ? file.columns.firstIndex { $0.title == "account" } : nil
        month = file.columns.firstIndex { $0.title == "month" }
    }

    /// Returns the number of rows.
    func run() throws -> Int {
        guard try rows.readHeader() else {
            context.references.doubt(file)
            return 0
        }
        if checksTogether { context.problems.hold() }
        while try rows.next() {
            try ticker.count()
            totals.add(rows.row)
            try take(rows.row)
        }
        try endAccount()
        try checkEnded()
        context.problems.tellHeld()
        if month != nil { context.note(first: firstMonth, of: file) }
        try bills?.finish()
        if rows.malformed > 0 { context.references.doubt(file) }
        if rows.untranslated > 0 {
            context.problems.warn(
                .fewerLanguages, file.name,
                found: rows.words.found.untranslated("\(rows.untranslated)"),
                expected: rows.words.expected.allLanguages)
        }
        totals.compare(with: context.manifest, isWhole: rows.malformed == 0, context.problems)
        return totals.rows
    }

    private func take(_ row: BatchRow) throws {
        if let list = file.list, case .text(let code) = row.values[0] { context.references.remember(code, in: list) }
        touch(row)
        if let month, case .int(let number) = row.values[month] { firstMonth = min(firstMonth, number) }
        if group?.isNew(row) == true {
            try endAccount()
            try group?.begin(row) { try writer.flush() }
        }
        unchecked.rows += 1
        guard try isRight(row) else { return refuse(row) }

        if try writer.write(row) {
            bills?.add(row)
            try accounts?.add(row)
            return
        }
        if !repeated.add(row, account: rows.account) {
            rows.report(nil, found: rows.words.found.repeated(file.key), expected: rows.words.expected.eachOnce)
        }
        refuse(row)
    }

    private func isRight(_ row: BatchRow) throws -> Bool {
        guard row.isSound, group?.accepts() != false else { return false }
        for (column, list) in file.references {
            guard case .text(let code) = row.values[column] else { continue }
            guard context.references.knows(code, in: list) else {
                rows.report(column, found: excerpt(code), expected: rows.words.expected.knownCode(list.fileName))
                return false
            }
            if let part, !context.references.belongs(code, in: list, to: part) {
                let words = rows.words.expected
                let expected =
                    list == .suppliers
                    ? words.supplierOfPart(part.supplier.text)
                    : words.codeOfPart((supplier: part.supplier.text, file: list.fileName))
                rows.report(column, found: excerpt(code), expected: expected)
                return false
            }
        }
        return try days.accepts(row, rows) && rule?.accepts(row) ?? true
    }

    private func touch(_ row: BatchRow) {
        guard let account, case .text(let bytes) = row.values[account] else { return }
        let number = ShortText(bytes)
        if number != lastAccount { context.touch(number) }
        lastAccount = number
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
        writer.endAccount()
        guard let account = group?.account else { return }
        try rows.reporting(of: account) { try rule?.endAccount(account, isComplete: group?.isComplete ?? true) }
        try bills?.endAccount(account)
        unchecked.accounts += 1
        let isFull = unchecked.accounts == AccountsStatement.most || unchecked.rows >= FileImport.mostUnchecked
        if isFull || !checksTogether { try checkEnded() }
    }

    /// Checks the accounts that have ended since the last time.
    private func checkEnded() throws {
        try writer.flush()
        try rule?.checkEnded()
        try bills?.checkEnded()
        if checksTogether { context.problems.hold() }
        unchecked = (0, 0)
    }
}
