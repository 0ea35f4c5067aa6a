package import Domain

extension Authentication {
    /// The failed sign-ins of each of `subjects`, none if the last is older than `SignInDelay.memory`.
    package func failures(_ subjects: [[UInt8]], now: Timestamp) throws -> [SignInFailures] {
        try subjects.map { subject in
            let failures = try connection.row(
                "SELECT failures, failed_at FROM sign_in_failure WHERE subject = $1 AND failed_at > $2",
                [subject, now - SignInDelay.memory]
            ) { row in
                SignInFailures(count: Int(row.int(0)), latest: row.moment(1))
            }
            guard let failures else { return SignInFailures(count: 0, latest: now) }
            // A clock was ahead: without this the wait would begin anew with each attempt.
            if failures.latest > now {
                try connection.execute("UPDATE sign_in_failure SET failed_at = $1 WHERE subject = $2", [now, subject])
            }
            return failures
        }
    }

    /// - Returns: how many there are in a row.
    package func addFailure(_ subject: [UInt8], now: Timestamp) throws -> Int {
        try connection.execute("DELETE FROM sign_in_failure WHERE failed_at <= $1", [now - SignInDelay.memory])
        // Now and then: it reads as many rows as may stay.
        if UInt8.random(in: 0...255) == 0 { try forgetOldestFailures(beyond: SignInFailures.mostSubjects) }
        try connection.execute(
            """
            INSERT INTO sign_in_failure (subject, failures, failed_at) VALUES ($1, 1, $2)
            ON CONFLICT (subject) DO UPDATE SET failures = sign_in_failure.failures + 1, failed_at = excluded.failed_at
            """, [subject, now])
        return try connection.row("SELECT failures FROM sign_in_failure WHERE subject = $1", [subject]) {
            Int($0.int(0))
        } ?? 1
    }

    /// Bounds the table against strangers with many addresses and e-mails.
    func forgetOldestFailures(beyond most: Int) throws {
        try connection.execute(
            """
            DELETE FROM sign_in_failure WHERE failed_at < (
                SELECT failed_at FROM sign_in_failure ORDER BY failed_at DESC LIMIT 1 OFFSET $1)
            """, [most])
    }

    package func forgetFailures(_ subject: [UInt8]) throws {
        try connection.execute("DELETE FROM sign_in_failure WHERE subject = $1", [subject])
    }
}

extension SignInFailures {
    /// How many are kept: of a flood at the full speed of password checks for a quarter of an hour, which is the longest
    /// wait.
    fileprivate static let mostSubjects = 100_000
}
