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

    /// The customer's e-mail, and those before it, unless somebody else has one now.
    package func emails(of customer: CustomerIdentity) throws -> [String] {
        let earlier = try connection.rows(
            """
            SELECT DISTINCT recipient FROM letter
            WHERE customer = $1 AND kind = $2 AND recipient NOT IN (SELECT email FROM customer)
            """, [customer.id, LetterKind.emailChanged.rawValue]
        ) { $0.text(0) }
        return [customer.email] + earlier
    }

    /// Removes the customer and everything that names the person. What must be kept as proof, consents and the
    /// operator's acts, is kept without name. The last letter, posted before, keeps the address until it is sent.
    ///
    /// - Parameter hashes: of `emails(of:)`.
    package func delete(_ customer: CustomerIdentity, hashes: [String: [UInt8]], now: Timestamp) throws {
        let id = customer.id
        try connection.execute("UPDATE consent SET deleted_at = $1 WHERE customer = $2", [now, id])
        try connection.execute(
            "UPDATE consent SET withdrawn_at = $1 WHERE customer = $2 AND withdrawn_at IS NULL", [now, id])
        for word in hashes.keys + [customer.name, customer.phone].compactMap(\.self) where !word.isEmpty {
            try connection.execute(
                "UPDATE operator_act SET reason = REPLACE(reason, $1, '…') WHERE customer = $2", [word, id])
        }
        try keepDebtProofs(of: id)
        try tellHolders(of: id, now: now)
        // What refers to the customer goes with it.
        try connection.execute("DELETE FROM customer WHERE id = $1", [id])
        for (email, hash) in hashes { try forget(email, hash, now: now) }
    }

    /// The letters go with the customer: that a server took them over, and when, stays without name.
    private func keepDebtProofs(of customer: CustomerID) throws {
        try connection.execute(
            """
            UPDATE debt_notice_sent SET
                taken_at = (SELECT sent_at FROM letter WHERE letter.id = debt_notice_sent.letter),
                server = (SELECT server FROM letter WHERE letter.id = debt_notice_sent.letter)
            WHERE customer = $1
            """, [customer])
    }

    /// Removes what refers to an e-mail rather than to its customer.
    private func forget(_ email: String, _ hash: [UInt8], now: Timestamp) throws {
        try connection.execute("DELETE FROM mail_link WHERE email = $1", [email])
        try connection.execute("DELETE FROM helper_access WHERE email = $1 AND helper IS NULL", [email])
        try connection.execute("DELETE FROM feedback WHERE email = $1 AND customer IS NULL", [email])
        try connection.execute("UPDATE feedback SET email = NULL WHERE email = $1", [email])
        try connection.execute(
            "DELETE FROM letter WHERE recipient = $1 AND (sent_at IS NOT NULL OR kind <> $2)",
            [email, LetterKind.deleted.rawValue])
        try connection.execute(
            """
            INSERT INTO deleted_email (email, deleted_at) VALUES ($1, $2)
            ON CONFLICT (email) DO UPDATE SET deleted_at = excluded.deleted_at
            """, [hash, now])
    }

    /// Whether a customer with this e-mail was deleted within the last year.
    ///
    /// - Parameter hash: of the e-mail.
    package func wasDeleted(_ hash: [UInt8]) throws -> Bool {
        try connection.row("SELECT 1 FROM deleted_email WHERE email = $1", [hash]) { $0.int(0) } != nil
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
