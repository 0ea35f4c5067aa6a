package import Domain

extension Authentication {
    /// Counts a use of each subject; nothing is counted if one of them is used up.
    ///
    /// - Parameter uses: keyed hashes of who or what is limited, each with its limit.
    /// - Returns: the seconds until the next use is allowed; 0 if this one is.
    package func spend(_ uses: [(subject: [UInt8], quota: Quota)], now: Timestamp) throws -> Int64 {
        try connection.spend(uses, now: now)
    }
}

extension Visitor {
    /// See `Authentication.spend`.
    package func spend(_ uses: [(subject: [UInt8], quota: Quota)]) throws -> Int64 {
        try connection.spend(uses, now: now)
    }
}

extension Customer {
    /// See `Authentication.spend`.
    package func spend(_ uses: [(subject: [UInt8], quota: Quota)], now: Timestamp) throws -> Int64 {
        try connection.spend(uses, now: now)
    }

    /// Takes back a use that should not count.
    package func refund(_ subjects: [[UInt8]]) throws {
        for subject in subjects {
            try connection.execute("UPDATE quota SET used = used - 1 WHERE subject = $1 AND used > 0", [subject])
        }
    }
}

extension Connection {
    fileprivate func spend(_ uses: [(subject: [UInt8], quota: Quota)], now: Timestamp) throws -> Int64 {
        let waits = try uses.map { subject, quota in
            let start = try row(
                "SELECT started_at FROM quota WHERE subject = $1 AND started_at > $2 AND used >= $3",
                [subject, now - quota.window, quota.limit]
            ) { $0.moment(0) }
            guard let start else { return 0 as Int64 }
            // A clock was ahead: without this the wait would begin anew with each attempt.
            if start > now { try execute("UPDATE quota SET started_at = $1 WHERE subject = $2", [now, subject]) }
            return start.left(of: quota.window, at: now)
        }
        let wait = waits.max() ?? 0
        guard wait == 0 else { return wait }
        for (subject, quota) in uses {
            try execute(
                """
                INSERT INTO quota (subject, started_at, used) VALUES ($1, $2, 1)
                ON CONFLICT (subject) DO UPDATE SET
                    used = CASE WHEN quota.started_at > $3 THEN quota.used + 1 ELSE 1 END,
                    started_at = CASE WHEN quota.started_at > $3 THEN quota.started_at ELSE excluded.started_at END
                """, [subject, now, now - quota.window])
        }
        return 0
    }
}
