package import Domain

extension Operator {
    /// The customers whose requested deletion takes effect now, at most `limit`.
    package func customersToDelete(now: Timestamp, limit: Int) throws -> [CustomerIdentity] {
        try connection.rows(
            "SELECT id, email, language, name, phone FROM customer WHERE delete_at <= $1 ORDER BY delete_at, id LIMIT $2",
            [now, limit], as: CustomerIdentity.init)
    }

    package func customersToDeleteCount(now: Timestamp) throws -> Int {
        Int(try connection.row("SELECT COUNT(*) FROM customer WHERE delete_at <= $1", [now]) { $0.int(0) } ?? 0)
    }

    /// Removes the customer and everything that names the person. What must be kept as proof, consents and the
    /// operator's acts, is kept without name. The last letter, posted before, keeps the address until it is sent.
    ///
    /// - Parameter hash: of the e-mail.
    package func delete(_ customer: CustomerIdentity, hash: [UInt8], now: Timestamp) throws {
        let (id, email) = (customer.id, customer.email)
        try connection.execute("UPDATE consent SET deleted_at = $1 WHERE customer = $2", [now, id])
        try connection.execute(
            "UPDATE consent SET withdrawn_at = $1 WHERE customer = $2 AND withdrawn_at IS NULL", [now, id])
        for word in [email, customer.name, customer.phone].compactMap(\.self) where !word.isEmpty {
            try connection.execute(
                "UPDATE operator_act SET reason = REPLACE(reason, $1, '…') WHERE customer = $2", [word, id])
        }
        try tellHolders(of: id, now: now)
        // What refers to the customer goes with it.
        try connection.execute("DELETE FROM customer WHERE id = $1", [id])
        try connection.execute("DELETE FROM mail_link WHERE email = $1", [email])
        try connection.execute("DELETE FROM helper_access WHERE email = $1 AND helper IS NULL", [email])
        try connection.execute(
            "DELETE FROM letter WHERE recipient = $1 AND (sent_at IS NOT NULL OR kind <> $2)",
            [email, LetterKind.deleted.rawValue])
        try connection.execute(
            """
            INSERT INTO deleted_email (email, deleted_at) VALUES ($1, $2)
            ON CONFLICT (email) DO UPDATE SET deleted_at = excluded.deleted_at
            """, [hash, now])
    }

    /// When customers were deleted, by the hashes of their e-mails.
    package func deletions(since moment: Timestamp) throws -> [[UInt8]: Timestamp] {
        let found = try connection.rows("SELECT email, deleted_at FROM deleted_email WHERE deleted_at > $1", [moment]) {
            ($0.bytes(0), $0.moment(1))
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    /// In the logs of those whose accounts the customer could see.
    private func tellHolders(of helper: CustomerID, now: Timestamp) throws {
        let holders = try connection.rows(
            "SELECT holder, account FROM helper_access WHERE helper = $1 AND ended_at IS NULL", [helper]
        ) { (CustomerID(stored: $0.int(0)), $0.text(1)) }
        for (holder, account) in holders {
            try connection.log(.helperEnded, of: holder, detail: account, device: nil, now: now)
        }
    }
}
