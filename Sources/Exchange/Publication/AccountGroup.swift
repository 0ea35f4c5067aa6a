import Domain
import Store
import Words

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
    /// Hashes of the accounts so far: one that is not among them cannot be a repetition.
    private var seen: Set<Int> = []
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

    /// - Parameter write: writes the rows so far.
    mutating func begin(_ row: BatchRow, write: () throws -> Void) throws {
        let number = ShortText(row.values[column].bytes)
        account = number
        (isRight, isAccepted, count) = (true, true, 0)
        malformedBefore = malformedAtLastRow
        if try !context.references.knows(number) {
            let form = rows.file.columns[column].form
            let (words, other) = (rows.words, try inOtherLetters(number))
            report(
                found: form.found(row.values[column].bytes, words.found),
                expected: other.map { words.expected.knownAccountIsOther(excerpt($0.utf8)) }
                    ?? words.expected.knownAccount)
        } else if try cameEarlier(number, write) {
            report(
                found: rows.words.found.again(excerpt(row.values[column].bytes)),
                expected: rows.words.expected.together)
        }
    }

    /// Whether the row may be written, judging by its account.
    mutating func accepts() -> Bool {
        malformedAtLastRow = rows.malformed
        count += 1
        if count == FileImport.accountLimit + 1 {
            report(
                found: rows.words.found.moreRows, expected: rows.words.expected.atMost("\(FileImport.accountLimit)"))
        }
        return isAccepted
    }

    /// The number of an account that looks the same.
    private func inOtherLetters(_ number: ShortText) throws -> String? {
        let other = AccountNumber(stored: number.text).lookAlike.text
        return try other != number.text && context.references.window.contains(ShortText(other)) ? other : nil
    }

    private mutating func report(found: String, expected: String) {
        rows.report(column, found: found, expected: expected)
        isAccepted = false
    }

    private mutating func cameEarlier(_ number: ShortText, _ write: () throws -> Void) throws -> Bool {
        guard !seen.insert(number.hashValue).inserted else { return false }
        try write()
        var isThere = false
        try number.withBytes { bytes in
            earlier.bind(1, text: bytes)
            earlier.bind(2, int: context.number)
            try earlier.rows { _ in isThere = true }
        }
        return isThere
    }
}
