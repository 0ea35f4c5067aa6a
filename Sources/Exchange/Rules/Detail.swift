import Store

/// Rows whose sums make up a sum in another file: what is split, and where the parts stand.
struct Detail {
    let whole: (file: BatchFile, title: String, named: String)
    let parts: (file: BatchFile, title: String)
    /// Of both files beside the account; the month, where there is one, comes last.
    let key: [String]
    /// Of the accounts from one to another: the account, the key's text, the whole's sum, the key's month if it has one.
    let wholes: SQL
    /// Of an account: the keys whose parts do not add up, with the whole's sum (null when there is none) and the parts'.
    let mismatches: SQL
    /// Of an account and a key: the whole's sum (null when there is none), the parts' (null when there are none), and the
    /// newest batch in which a part came.
    let answer: SQL
}

extension Detail {
    static let adjustments = Detail(
        whole: (.balances, "adjusted", "a balance of this account, service and month"),
        parts: (.adjustments, "amount"), key: ["service", "month"],
        wholes: "SELECT account, service, adjusted, month FROM balance WHERE account >= $1 AND account <= $2",
        mismatches: """
            SELECT p.service, MAX(w.adjusted), SUM(p.amount), p.month FROM adjustment p LEFT JOIN balance w
            ON w.account = p.account AND w.service = p.service AND w.month = p.month
            WHERE p.account = $1 GROUP BY p.service, p.month
            HAVING COUNT(w.adjusted) = 0 OR MAX(w.adjusted) <> SUM(p.amount)
            """,
        answer: """
            SELECT MAX(w.adjusted), SUM(p.amount), MAX(p.batch) FROM balance w LEFT JOIN adjustment p
            ON p.account = w.account AND p.service = w.service AND p.month = w.month
            WHERE w.account = $1 AND w.service = $2 AND w.month = $3
            """)

    static let billLines = Detail(
        whole: (.balances, "charged", "a balance of this account, service and month"),
        parts: (.billLines, "charged"), key: ["service", "month"],
        wholes: "SELECT account, service, charged, month FROM balance WHERE account >= $1 AND account <= $2",
        mismatches: """
            SELECT p.service, MAX(w.charged), SUM(p.charged), p.month FROM bill_line p LEFT JOIN balance w
            ON w.account = p.account AND w.service = p.service AND w.month = p.month
            WHERE p.account = $1 GROUP BY p.month, p.service
            HAVING COUNT(w.charged) = 0 OR MAX(w.charged) <> SUM(p.charged)
            """,
        answer: """
            SELECT MAX(w.charged), SUM(p.charged), MAX(p.batch) FROM balance w LEFT JOIN bill_line p
            ON p.account = w.account AND p.service = w.service AND p.month = w.month
            WHERE w.account = $1 AND w.service = $2 AND w.month = $3
            """)

    static let splits = Detail(
        whole: (.payments, "amount", "a payment of this account"), parts: (.paymentSplits, "amount"),
        key: ["payment"],
        wholes: "SELECT account, payment, amount FROM payment WHERE account >= $1 AND account <= $2",
        mismatches: """
            SELECT p.payment, MAX(w.amount), SUM(p.amount) FROM payment_split p LEFT JOIN payment w
            ON w.account = p.account AND w.payment = p.payment
            WHERE p.account = $1 GROUP BY p.payment
            HAVING COUNT(w.amount) = 0 OR MAX(w.amount) <> SUM(p.amount)
            """,
        answer: """
            SELECT MAX(w.amount), SUM(p.amount), MAX(p.batch) FROM payment w LEFT JOIN payment_split p
            ON p.account = w.account AND p.payment = w.payment WHERE w.account = $1 AND w.payment = $2
            """)
}
