package import Domain

/// Readings of one supplier's services that were passed on to its billing system together.
package struct ReadingExport: Sendable {
    package let number: Int
    package let supplier: SupplierCode
    package let createdAt: Timestamp
    package let rows: Int
    /// The SHA-256 of its file, in hexadecimal digits.
    package let digest: String
    /// When its files were first written; nil if they were not.
    package let fetchedAt: Timestamp?
}

/// A reading that was given for an account.
package struct AccountSubmission: Sendable {
    package let account: AccountNumber
    package let submission: Submission
}

extension Operator {
    /// The suppliers whose services have readings to pass on: those that cannot be corrected any more.
    package func suppliersWithReadings(until today: Day) throws -> [SupplierCode] {
        try connection.rows(
            """
            SELECT DISTINCT service.supplier FROM submission JOIN service ON service.service = submission.service
            WHERE submission.state IN ('received', 'accepted') AND submission.until < $1 ORDER BY service.supplier
            """, [today]
        ) { $0.code(0) }
    }

    /// Makes an export of all of a supplier's readings that cannot be corrected any more. Each is in one export only.
    ///
    /// - Parameter content: of its file, whose number of rows and digest it returns.
    /// - Returns: nil if there are none.
    package func export(
        of supplier: SupplierCode, until today: Day, now: Timestamp,
        content: ([AccountSubmission]) -> (rows: Int, digest: String)
    ) throws -> ReadingExport? {
        let last = try connection.row("SELECT COALESCE(MAX(number), 0) FROM reading_export", []) { Int($0.int(0)) }
        let number = (last ?? 0) + 1
        let count = try connection.execute(
            """
            UPDATE submission SET state = 'exported', export = $1, changed_at = $2
            WHERE state IN ('received', 'accepted') AND until < $3
                AND service IN (SELECT service FROM service WHERE supplier = $4)
            """, [number, now, today, supplier])
        guard count > 0 else { return nil }
        let (rows, digest) = content(try submissions(ofExport: number))
        try connection.execute(
            "INSERT INTO reading_export (number, created_at, supplier, row_count, digest) VALUES ($1, $2, $3, $4, $5)",
            [number, now, supplier, rows, digest])
        return ReadingExport(
            number: number, supplier: supplier, createdAt: now, rows: rows, digest: digest, fetchedAt: nil)
    }

    /// Always in the same order.
    package func submissions(ofExport number: Int) throws -> [AccountSubmission] {
        let found = try connection.submissionRows("export = $1", [number])
        return found.map { AccountSubmission(account: $0.account, submission: $0.submission) }.sorted { left, right in
            func key(_ row: AccountSubmission) -> [String] {
                let given = row.submission
                return [row.account.text, given.service.text, given.meter.text, given.month.iso, given.receipt.text]
            }
            return key(left).lexicographicallyPrecedes(key(right))
        }
    }

    /// The newest first.
    package func readingExports() throws -> [ReadingExport] {
        try connection.rows(
            """
            SELECT number, supplier, created_at, row_count, digest, fetched_at FROM reading_export ORDER BY number DESC
            """
        ) { row in
            ReadingExport(
                number: Int(row.int(0)), supplier: row.code(1), createdAt: row.moment(2), rows: Int(row.int(3)),
                digest: row.text(4), fetchedAt: row.optionalMoment(5))
        }
    }

    /// Its files were written.
    package func noteFetched(_ export: Int, now: Timestamp) throws {
        try connection.execute(
            "UPDATE reading_export SET fetched_at = $1 WHERE number = $2 AND fetched_at IS NULL", [now, export])
    }

    /// How many readings were passed on before a moment, and billing has not answered yet.
    package func unansweredReadings(before moment: Timestamp) throws -> Int {
        let count = try connection.row(
            "SELECT COUNT(*) FROM submission WHERE state = 'exported' AND changed_at < $1", [moment]
        ) { Int($0.int(0)) }
        return count ?? 0
    }
}
