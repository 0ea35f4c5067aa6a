package import Domain

extension Authentication {
    /// Stores a new link; the caller posts the letter with it in the same transaction.
    package func add(_ link: MailLink, now: Timestamp) throws {
        try connection.add(link, now: now)
    }

    /// The link, if it still works.
    ///
    /// - Parameter token: the SHA-256 of the link's token.
    /// - Throws: `DeadLink`.
    package func link(_ token: [UInt8], _ purposes: MailLinkPurpose..., now: Timestamp) throws -> MailLink {
        try connection.link(token, purposes, now: now)
    }

    /// Uses the link, in the transaction of what it does: only the first of two uses gets this far.
    ///
    /// - Throws: `DeadLink`.
    package func use(_ link: MailLink, now: Timestamp) throws {
        try connection.use(link, now: now)
    }

    /// Ends all unused links of these purposes to an e-mail or of a customer.
    package func endLinks(_ purpose: MailLinkPurpose, to email: String) throws {
        try connection.execute(
            "DELETE FROM mail_link WHERE email = $1 AND purpose = $2 AND used_at IS NULL", [email, purpose.rawValue])
    }

    package func endLinks(_ purpose: MailLinkPurpose, of customer: CustomerID) throws {
        try connection.endLinks(purpose, of: customer)
    }
}

extension Visitor {
    /// What a page shows of a link: whom it is for, or why it does not work. Using it takes more.
    package func link(_ token: [UInt8], _ purposes: MailLinkPurpose...) throws -> Result<MailLink, DeadLink> {
        do {
            return .success(try connection.link(token, purposes, now: now))
        } catch let dead as DeadLink {
            return .failure(dead)
        }
    }
}

extension Operator {
    /// Puts the letter that invites a new customer into the outbox, with its link.
    package func invite(by letter: Letter, _ link: MailLink, now: Timestamp) throws {
        if try outbox.post(letter, now: now) != nil { try connection.add(link, now: now) }
    }
}

extension Customer {
    /// Stores a new link of this customer.
    package func addLink(
        token: [UInt8], _ purpose: MailLinkPurpose, to email: String, subject: Int64? = nil, now: Timestamp
    ) throws {
        try connection.add(
            MailLink(token: token, purpose, email: email, customer: id, subject: subject, now: now), now: now)
    }

    /// Stores a new link to undo what is done to this customer's sign-in. None is of the same second as another: an undo ends
    /// the links that are later than its own, and keeps those that are earlier.
    package func addUndoLink(token: [UInt8], to email: String) throws {
        let latest = try connection.row(
            "SELECT MAX(created_at) FROM mail_link WHERE customer = $1 AND purpose = $2",
            [id, MailLinkPurpose.undoEmail.rawValue]
        ) { $0.optionalMoment(0) }
        let next = latest.flatMap { $0.map { $0 + 1 } }
        try addLink(token: token, .undoEmail, to: email, now: next.map { max($0, now) } ?? now)
    }

    /// A link of this customer, if it still works; another's is unknown.
    ///
    /// - Throws: `DeadLink`.
    package func link(_ token: [UInt8], _ purpose: MailLinkPurpose) throws -> MailLink {
        let link = try connection.link(token, [purpose], now: now)
        guard link.customer == id else { throw DeadLink.unknown }
        return link
    }

    /// See `Authentication.use`.
    package func use(_ link: MailLink) throws {
        try connection.use(link, now: now)
    }

    package func endLinks(_ purpose: MailLinkPurpose) throws {
        try connection.endLinks(purpose, of: id)
    }
}

extension Connection {
    func add(_ link: MailLink, now: Timestamp) throws {
        try execute(
            """
            INSERT INTO mail_link (token, purpose, email, customer, subject, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [link.token, link.purpose.rawValue, link.email, link.customer, link.subject, now, link.expiresAt])
    }

    func link(_ token: [UInt8], _ purposes: [MailLinkPurpose], now: Timestamp) throws -> MailLink {
        let link = try row(
            "SELECT purpose, email, customer, subject, expires_at, used_at FROM mail_link WHERE token = $1", [token]
        ) { row in
            MailLink(
                token: token, purpose: try row.word(0), email: row.text(1),
                customer: row.isNull(2) ? nil : CustomerID(stored: row.int(2)),
                subject: row.isNull(3) ? nil : row.int(3), expiresAt: row.moment(4),
                usedAt: row.optionalMoment(5))
        }
        guard let link, purposes.contains(link.purpose) else { throw DeadLink.unknown }
        guard link.usedAt == nil else { throw DeadLink.used }
        guard now < link.expiresAt else { throw DeadLink.expired }
        return link
    }

    func use(_ link: MailLink, now: Timestamp) throws {
        let used = try execute(
            "UPDATE mail_link SET used_at = $1 WHERE token = $2 AND used_at IS NULL AND expires_at > $3",
            [now, link.token, now])
        guard used == 1 else { throw DeadLink.used }
    }

    func endLinks(_ purpose: MailLinkPurpose, of customer: CustomerID) throws {
        try execute(
            "DELETE FROM mail_link WHERE customer = $1 AND purpose = $2 AND used_at IS NULL",
            [customer, purpose.rawValue])
    }
}
