import Store

/// The rows of one account, which must be consecutive in a file.
struct AccountGroup {
    private(set) var account: ShortText?
    /// Whether every row that may belong to the account was valid.
    var isComplete: Bool {
        get { isRight && rows.malformed == malformedBefore }
        set { isRight = newValue }
    }

    private let rows: RowReader
    private let column: Int
    private let context: ImportContext
    private let earlier: any BulkStatement
    private var isRight = true
    private var isAccepted = true
    private var count = 0
    /// The highest account so far: one after it cannot be a repetition.
    private var highest: ShortText?
    private var malformedBefore = 0
    private var malformedAtLastRow = 0

    init(_ rows: RowReader, column: Int, _ context: ImportContext) throws {
        (self.rows, self.column, self.context) = (rows, column, context)
        let query: SQL = "SELECT 1 FROM " + rows.file.table + " WHERE account = $1 AND batch = $2 LIMIT 1"
        earlier = try context.connection.bulk(query)
    }

    func isNew(_ row: BatchRow) -> Bool {
        // A row with an unreadable account is refused itself, and belongs to no group.
        guard case .text(let number) = row.values[column] else { return false }
        return account != ShortText(number)
    }

    mutating func begin(_ row: BatchRow) throws {
        let number = ShortText(row.values[column].bytes)
        account = number
        (isRight, isAccepted, count) = (true, true, 0)
        malformedBefore = malformedAtLastRow
        if try !context.references.knows(number) {
            report(found: excerpt(row.values[column].bytes), expected: "an account that is in accounts.csv")
        } else if try cameEarlier(number) {
            report(
                found: "\(excerpt(row.values[column].bytes)) again, after rows of other accounts",
                expected: "the rows of one account together")
        }
        highest = max(highest ?? number, number)
    }

    /// Whether the row may be written, judging by its account.
    mutating func accepts() -> Bool {
        malformedAtLastRow = rows.malformed
        count += 1
        if count == FileImport.accountLimit + 1 {
            report(found: "more rows of one account", expected: "at most \(FileImport.accountLimit)")
        }
        return isAccepted
    }

    private mutating func report(found: String, expected: String) {
        rows.report(column, found: found, expected: expected)
        isAccepted = false
    }

    private func cameEarlier(_ number: ShortText) throws -> Bool {
        guard let highest, number <= highest else { return false }
        var isThere = false
        try number.withBytes { bytes in
            earlier.bind(1, text: bytes)
            earlier.bind(2, int: context.number)
            try earlier.rows { _ in isThere = true }
        }
        return isThere
    }
}
