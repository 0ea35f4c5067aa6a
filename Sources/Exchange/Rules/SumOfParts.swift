import Domain
import Store
import Words

/// A sum in one file, the whole, and the rows in another file that are its parts.
struct SumOfParts {
    let whole: (file: BatchFile, sum: SQL)
    let parts: (file: BatchFile, sum: SQL)
    /// The key in both files, after the account; the month, if any, comes last.
    let key: [SQL]
    /// Whether a whole other than zero must have parts.
    let needsParts: Bool

    static let adjustments: SumOfParts = SumOfParts(
        whole: (.balances, "adjusted"),
        parts: (.adjustments, "amount"), key: ["service", "month"], needsParts: false)
    static let billLines: SumOfParts = SumOfParts(
        whole: (.balances, "charged"),
        parts: (.billLines, "charged"), key: ["service", "month"], needsParts: false)
    static let splits: SumOfParts = SumOfParts(
        whole: (.payments, "amount"),
        parts: (.paymentSplits, "amount"), key: ["payment"], needsParts: true)
}

extension SumOfParts {
    /// The key of a whole within an account.
    struct Key: Hashable {
        let text: String
        /// 0 if there is none.
        let month: Int64
    }

    /// The key of a row of one of the two files.
    func key(in file: BatchFile) -> (BatchRow) -> Key {
        let text = file.place(of: key[0].text)
        let month = hasMonth ? file.place(of: key[1].text) : nil
        return { row in
            Key(
                text: String(decoding: row.values[text].bytes, as: UTF8.self),
                month: month.map { row.values[$0].int } ?? 0)
        }
    }

    /// The key of a row of one of the queries below.
    func key(_ row: any Row) -> Key {
        Key(text: row.text(2), month: hasMonth ? row.int(3) : 0)
    }

    var hasMonth: Bool { key.count > 1 }

    /// What a part must be of.
    func named(in words: CommandTexts.Expected) -> String { hasMonth ? words.balance : words.payment }

    /// What the parts should come to.
    func sum(_ whole: Int64, in words: CommandTexts.Expected) -> String {
        words.wholeSum((sum: Money(tiyn: whole).canonical, column: self.whole.sum.text, file: self.whole.file.name))
    }

    // MARK: Queries. Each returns two columns, and then the key.

    /// For a range of accounts: the account, and the whole's sum.
    var wholes: SQL {
        "SELECT account, " + whole.sum + ", " + key.joined() + " FROM " + whole.file.table
            + " WHERE account >= $1 AND account <= $2"
    }

    /// For an `AccountsStatement`: the keys whose parts do not add up, with the whole's sum (null if there is none) and the
    /// parts', and then the account. The numbers are the first month, of a key that has one, and the first batch: keys whose
    /// parts are all of earlier ones are left out.
    /// The whole is looked up for each key: PostgreSQL, which has no statistics yet, would join an account's whole
    /// history with itself.
    var mismatches: SQL {
        let since: SQL = hasMonth ? " AND p.month >= " + SQL.number(1) : ""
        let groups: SQL =
            " GROUP BY p.account, " + key.reversed().map { "p." + $0 }.joined() + " HAVING MAX(p.batch) >= "
            + SQL.number(hasMonth ? 2 : 1)
        let sums: SQL =
            "SELECT p.account, " + key.map { "p." + $0 }.joined() + ", SUM(p." + parts.sum + ") AS parts, (SELECT w."
            + whole.sum + " FROM " + whole.file.table + " w WHERE w.account = p.account AND " + sameKey
            + ") AS whole FROM " + parts.file.table + " p WHERE p.account IN "
        return "SELECT whole, parts, " + key.joined() + ", account FROM (" + sums + SQL.accounts + since + groups
            + ") AS sums WHERE (whole = parts) IS NOT TRUE"
    }

    /// A whole whose parts do not add up to it.
    struct Mismatch {
        let key: Key
        /// Nil if there is none.
        let whole: Int64?
        let parts: Int64
    }

    /// The rows of that query, by account.
    func mismatches(
        _ query: AccountsStatement, of accounts: [ShortText], since month: Int64, batch: Int64
    ) throws -> [ShortText: [Mismatch]] {
        var found: [ShortText: [Mismatch]] = [:]
        let visit = { (row: any Row) in
            let mismatch = Mismatch(key: self.key(row), whole: row.isNull(0) ? nil : row.int(0), parts: row.int(1))
            found[ShortText(row.text(2 + key.count)), default: []].append(mismatch)
        }
        if hasMonth {
            try query.rows(of: accounts, month, batch, visit: visit)
        } else {
            try query.rows(of: accounts, batch, visit: visit)
        }
        return found
    }

    /// For a range of accounts, the wholes in the batch of the third parameter, of the month of the fourth and later ones, that do
    /// not agree with parts of earlier batches: the account, and the parts' sum (null if there are none). Most have parts of this
    /// batch, so that is asked first: of those nothing is added up.
    var disagreements: SQL {
        let own: SQL = " FROM " + parts.file.table + " p WHERE p.account = w.account AND " + sameKey
        let found: SQL =
            "SELECT w.account, " + key.map { "w." + $0 }.joined() + ", w." + whole.sum + " AS whole, (SELECT SUM(p."
            + parts.sum + ")" + own + ") AS parts FROM " + whole.file.table
            + " w WHERE w.account >= $1 AND w.account <= $2 AND w.batch = $3 AND w.month >= $4 AND (SELECT 1" + own
            + " AND p.batch = $3 LIMIT 1) IS NULL"
        return "SELECT account, parts, " + key.joined() + " FROM (" + found + ") AS sums WHERE parts <> whole"
            + (needsParts ? " OR parts IS NULL AND whole <> 0" : "")
    }

    private var sameKey: SQL { key.map { "p." + $0 + " = w." + $0 }.joined(by: " AND ") }
}
