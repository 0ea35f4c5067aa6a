package import Domain

extension ReadableAccount {
    /// The readings that were given, the latest first.
    package func submissions(since: Timestamp) throws -> Later<[Submission]> {
        try connection.laterSubmissions(ofAccount, [number, since]).map { found in
            found.map(\.submission)
        }
    }
}

extension Connection {
    /// Whole submissions, the latest first.
    ///
    /// - Parameter condition: on the columns of `submission`.
    func submissions(_ condition: SQL, _ values: [any Bindable]) throws -> [Submission] {
        try submissionRows(condition, values).map(\.submission)
    }

    func submissionRows(
        _ condition: SQL, _ values: [any Bindable]
    ) throws -> [(account: AccountNumber, submission: Submission)] {
        try laterSubmissions(whole(condition), values).value()
    }

    fileprivate func laterSubmissions(
        _ query: SQL, _ values: [any Bindable]
    ) throws -> Later<[(account: AccountNumber, submission: Submission)]> {
        try later(query, values) { try ValueRow($0) }.map(\.submissions)
    }
}

private let ofAccount = whole("account = $1 AND submitted_at >= $2")

private func whole(_ condition: SQL) -> SQL {
    columns + condition
        + " ORDER BY submitted_at DESC, account, service, meter, day DESC, submission.receipt, given.register"
}

extension [ValueRow] {
    /// Whole ones, in the order of their first rows.
    fileprivate var submissions: [(account: AccountNumber, submission: Submission)] {
        var order: [ReceiptNumber] = []
        let byReceipt = reduce(into: [ReceiptNumber: [ValueRow]]()) { byReceipt, row in
            if byReceipt[row.submission.receipt] == nil { order.append(row.submission.receipt) }
            byReceipt[row.submission.receipt, default: []].append(row)
        }
        return order.compactMap { receipt in
            guard let rows = byReceipt[receipt], let first = rows.first else { return nil }
            return (first.account, first.submission.with(rows.map(\.value)))
        }
    }
}

private struct ValueRow {
    let account: AccountNumber
    let submission: Submission
    let value: Submission.Value

    init(_ row: any Row) throws {
        account = row.accountNumber(1)
        guard let receipt = ReceiptNumber(row.text(0)) else { throw DatabaseError("a receipt's number is wrong") }
        submission = Submission(
            receipt: receipt, service: row.code(2), meter: row.meter(3), month: row.month(4), day: row.day(5),
            until: row.day(6), submittedAt: row.moment(7), channel: try row.word(8), state: try row.word(9),
            checks: ReadingCheck.read(row.text(10)), reason: row.isNull(11) ? nil : try row.word(11), values: [])
        value = Submission.Value(
            register: try row.word(12), value: row.decimal(13), hasRolledOver: row.int(14) == 1,
            used: row.isNull(15) ? nil : row.decimal(15))
    }
}

private let columns: SQL =
    """
    SELECT submission.receipt, account, service, meter, month, day, until, submitted_at, channel, submission.state,
        checks, submission.reason, given.register, given.value, given.rolled_over, (
            SELECT ack.value_used FROM reading_ack AS ack
            WHERE ack.receipt = given.receipt AND ack.register = given.register
            ORDER BY ack.number DESC LIMIT 1)
    FROM submission JOIN submission_value AS given ON given.receipt = submission.receipt WHERE
    """ + " "

// What was found, as text: "V06,V13".
extension ReadingCheck {
    static func stored(_ checks: [ReadingCheck]) -> String { checks.map(\.rawValue).joined(separator: ",") }
    static func read(_ stored: String) -> [ReadingCheck] {
        stored.split(separator: ",").compactMap { ReadingCheck(rawValue: String($0)) }
    }
}

extension Customer {
    /// What this customer gave, the latest first.
    package func givenReadings() throws -> [(account: AccountNumber, submission: Submission)] {
        try connection.submissionRows("submission.customer = $1", [id])
    }

    /// The same for one account.
    package func givenReadings(for account: ReadableAccount) throws -> [Submission] {
        try connection.submissions("submission.customer = $1 AND account = $2", [id, account.number])
    }
}
