import Store

/// Rows whose sums make up a sum in another file: what is split, and where the parts stand.
struct Detail {
    let whole: (file: BatchFile, title: String, named: String)
    let parts: (file: BatchFile, title: String)
    /// Of both files beside the account; the month, where there is one, comes last.
    let key: [String]
    /// The whole's sum (null when there is none), its parts' sum (null when there are none), and the newest batch in which a
    /// part came. The parameters are the account and the key.
    let query: SQL

    static let adjustments = Detail(
        whole: (.balances, "adjusted", "a balance of this account, service and month"),
        parts: (.adjustments, "amount"), key: ["service", "month"],
        query: """
            SELECT MAX(w.adjusted), SUM(p.amount), MAX(p.batch) FROM balance w LEFT JOIN adjustment p
            ON p.account = w.account AND p.service = w.service AND p.month = w.month
            WHERE w.account = $1 AND w.service = $2 AND w.month = $3
            """)

    static let billLines = Detail(
        whole: (.balances, "charged", "a balance of this account, service and month"),
        parts: (.billLines, "charged"), key: ["service", "month"],
        query: """
            SELECT MAX(w.charged), SUM(p.charged), MAX(p.batch) FROM balance w LEFT JOIN bill_line p
            ON p.account = w.account AND p.service = w.service AND p.month = w.month
            WHERE w.account = $1 AND w.service = $2 AND w.month = $3
            """)

    static let splits = Detail(
        whole: (.payments, "amount", "a payment of this account"), parts: (.paymentSplits, "amount"),
        key: ["payment"],
        query: """
            SELECT MAX(w.amount), SUM(p.amount), MAX(p.batch) FROM payment w LEFT JOIN payment_split p
            ON p.account = w.account AND p.payment = w.payment WHERE w.account = $1 AND w.payment = $2
            """)
}

/// A `Detail`'s query, ready to be run.
final class DetailQuery {
    /// What the database holds for a key.
    struct Answer {
        var whole: Int64?
        var parts: Int64?
        var newestPart: Int64?
    }

    private let statement: any BulkStatement

    init(_ detail: Detail, _ connection: any Connection) throws {
        statement = try connection.bulk(detail.query)
    }

    func answer(_ account: ShortText, _ key: DetailKey) throws -> Answer {
        var answer = Answer()
        try account.withBytes { account in
            try key.text.withUnsafeBytes { text in
                statement.bind(1, text: account)
                statement.bind(2, text: text)
                if let month = key.month { statement.bind(3, int: month) }
                try statement.rows { row in
                    func int(_ column: Int) -> Int64? { row.isNull(column) ? nil : row.int(column) }
                    answer = Answer(whole: int(0), parts: int(1), newestPart: int(2))
                }
            }
        }
        return answer
    }
}

/// The values of a `Detail`'s key in a row.
struct DetailKey: Hashable {
    let text: [UInt8]
    let month: Int64?

    init(_ row: BatchRow, _ places: [Int]) {
        text = Array(row.values[places[0]].bytes)
        month = places.count > 1 ? row.values[places[1]].int : nil
    }
}
