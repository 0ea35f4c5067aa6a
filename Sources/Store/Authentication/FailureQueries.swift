package import Domain

extension Authentication {
    /// The failed sign-ins of each of `subjects`, none if the last is older than `SignInDelay.memory`.
    package func failures(_ subjects: [[UInt8]], now: Timestamp) throws -> [SignInFailures] {
        try subjects.map { subject in
            try connection.row(
                "SELECT failures, failed_at FROM sign_in_failure WHERE subject = $1 AND failed_at > $2",
                [subject, now - SignInDelay.memory]
            ) { row in
                SignInFailures(count: Int(row.int(0)), latest: row.moment(1))
            } ?? SignInFailures(count: 0, latest: now)
        }
    }

    package func addFailure(_ subject: [UInt8], now: Timestamp) throws {
        try connection.execute("DELETE FROM sign_in_failure WHERE failed_at <= $1", [now - SignInDelay.memory])
        try connection.execute(
            """
            INSERT INTO sign_in_failure (subject, failures, failed_at) VALUES ($1, 1, $2)
            ON CONFLICT (subject) DO UPDATE SET failures = sign_in_failure.failures + 1, failed_at = excluded.failed_at
            """, [subject, now])
    }

    /// Takes back a failure of an attempt that succeeded.
    package func takeBackFailure(_ subject: [UInt8]) throws {
        try connection.execute(
            "UPDATE sign_in_failure SET failures = failures - 1 WHERE subject = $1 AND failures > 0", [subject])
    }

    package func forgetFailures(_ subject: [UInt8]) throws {
        try connection.execute("DELETE FROM sign_in_failure WHERE subject = $1", [subject])
    }
}
