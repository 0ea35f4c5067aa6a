import Store

/// Rows whose sums make up a sum in another file: what is split, and where the parts stand.
struct Detail {
    let whole: (file: BatchFile, title: String, named: String)
    let parts: (file: BatchFile, title: String)
    /// Of both files beside the account; the month, where there is one, comes last.
    let key: [String]
    /// Of the accounts from one to another: the account, the key's text, the whole's sum, the key's month if it has one.
    let wholes: SQL
    /// Of an account: the keys whose parts do not add up, with the whole's sum (null when there is none) and the parts'. The
    /// whole is looked up for each key: PostgreSQL, which does not know yet how many rows there are, would join an account's
    /// whole history with itself.
    let mismatches: SQL
    /// Of the accounts from one to another, of wholes that came in the batch of the third parameter: those that do not agree
    /// with parts of earlier batches, as `wholes` has them, with the parts' sum (null when there are none) in the end.
    let disagreements: SQL
}

extension Detail {
    static let adjustments = Detail(
        whole: (.balances, "adjusted", "a balance of this account, service and month"),
        parts: (.adjustments, "amount"), key: ["service", "month"],
        wholes: "SELECT account, service, adjusted, month FROM balance WHERE account >= $1 AND account <= $2",
        mismatches: """
            SELECT service, whole, parts, month FROM (
                SELECT p.service, p.month, SUM(p.amount) AS parts, (
                    SELECT w.adjusted FROM balance w WHERE w.account = $1
                        AND w.service = p.service AND w.month = p.month) AS whole
                FROM adjustment p WHERE p.account = $1 GROUP BY p.month, p.service) AS sums
            WHERE whole IS NULL OR whole <> parts
            """,
        disagreements: """
            SELECT account, service, whole, month, parts FROM (
                SELECT w.account, w.service, w.adjusted AS whole, w.month,
                    (SELECT SUM(p.amount) FROM adjustment p
                        WHERE p.account = w.account AND p.service = w.service AND p.month = w.month) AS parts,
                    (SELECT MAX(p.batch) FROM adjustment p
                        WHERE p.account = w.account AND p.service = w.service AND p.month = w.month) AS newest
                FROM balance w WHERE w.account >= $1 AND w.account <= $2 AND w.batch = $3) AS sums
            WHERE parts <> whole AND newest <> $3
            """)

    static let billLines = Detail(
        whole: (.balances, "charged", "a balance of this account, service and month"),
        parts: (.billLines, "charged"), key: ["service", "month"],
        wholes: "SELECT account, service, charged, month FROM balance WHERE account >= $1 AND account <= $2",
        mismatches: """
            SELECT service, whole, parts, month FROM (
                SELECT p.service, p.month, SUM(p.charged) AS parts, (
                    SELECT w.charged FROM balance w WHERE w.account = $1
                        AND w.service = p.service AND w.month = p.month) AS whole
                FROM bill_line p WHERE p.account = $1 GROUP BY p.month, p.service) AS sums
            WHERE whole IS NULL OR whole <> parts
            """,
        disagreements: """
            SELECT account, service, whole, month, parts FROM (
                SELECT w.account, w.service, w.charged AS whole, w.month,
                    (SELECT SUM(p.charged) FROM bill_line p
                        WHERE p.account = w.account AND p.service = w.service AND p.month = w.month) AS parts,
                    (SELECT MAX(p.batch) FROM bill_line p
                        WHERE p.account = w.account AND p.service = w.service AND p.month = w.month) AS newest
                FROM balance w WHERE w.account >= $1 AND w.account <= $2 AND w.batch = $3) AS sums
            WHERE parts <> whole AND newest <> $3
            """)

    static let splits = Detail(
        whole: (.payments, "amount", "a payment of this account"), parts: (.paymentSplits, "amount"),
        key: ["payment"],
        wholes: "SELECT account, payment, amount FROM payment WHERE account >= $1 AND account <= $2",
        mismatches: """
            SELECT payment, whole, parts FROM (
                SELECT p.payment, SUM(p.amount) AS parts, (
                    SELECT w.amount FROM payment w WHERE w.account = $1 AND w.payment = p.payment) AS whole
                FROM payment_split p WHERE p.account = $1 GROUP BY p.payment) AS sums
            WHERE whole IS NULL OR whole <> parts
            """,
        disagreements: """
            SELECT account, payment, whole, parts FROM (
                SELECT w.account, w.payment, w.amount AS whole,
                    (SELECT SUM(p.amount) FROM payment_split p
                        WHERE p.account = w.account AND p.payment = w.payment) AS parts,
                    (SELECT MAX(p.batch) FROM payment_split p
                        WHERE p.account = w.account AND p.payment = w.payment) AS newest
                FROM payment w WHERE w.account >= $1 AND w.account <= $2 AND w.batch = $3) AS sums
            WHERE parts <> whole AND newest <> $3
                OR parts IS NULL AND whole <> 0
            """)
}
