package import Domain

extension Authentication {
    /// Stores a registration with its link; the caller posts the letter in the same transaction.
    ///
    /// - Parameter token: the SHA-256 of the link's token.
    package func add(_ registration: Registration, token: [UInt8], now: Timestamp) throws {
        try add(MailLink(token: token, .register, email: registration.email, now: now), now: now)
        try connection.execute(
            "INSERT INTO registration (token, password, language, consents) VALUES ($1, $2, $3, $4)",
            [token, registration.password, registration.language.rawValue, registration.consents.stored])
    }

    /// The registration that a link confirms.
    ///
    /// - Throws: `DeadLink`.
    package func registration(_ token: [UInt8], now: Timestamp) throws -> Registration {
        let link = try link(token, .register, now: now)
        let registration = try connection.row(
            "SELECT password, language, consents FROM registration WHERE token = $1", [token]
        ) { row in
            Registration(
                email: link.email, password: row.text(0), language: try row.word(1),
                consents: [ConsentAgreement](stored: row.text(2)))
        }
        guard let registration else { throw DeadLink.used }
        return registration
    }

    /// A registration whose letter can be sent again; nil once it was confirmed, or its link has expired.
    package func pendingRegistration(_ token: [UInt8], now: Timestamp) throws -> Registration? {
        do {
            return try registration(token, now: now)
        } catch is DeadLink {
            return nil
        }
    }

    /// Makes the customer of a confirmed registration. The e-mail's other registrations end: the first one wins.
    ///
    /// - Parameter registration: that of the link, or with another choice by the holder of the mailbox.
    /// - Throws: `DeadLink`.
    package func confirm(_ registration: Registration, by token: [UInt8], now: Timestamp) throws -> CustomerID {
        guard try self.registration(token, now: now).email == registration.email else { throw DeadLink.unknown }
        guard try holder(of: registration.email, now: now) == nil else { throw DeadLink.used }
        let customer = CustomerID.random()
        let added = try connection.execute(
            """
            INSERT INTO customer (id, email, password, language, created_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (email) DO NOTHING
            """, [customer, registration.email, registration.password, registration.language.rawValue, now])
        guard added == 1 else { throw DeadLink.used }
        try agree(customer, to: registration.consents, now: now)
        try endRegistrations(of: registration.email, now: now)
        return customer
    }

    /// Their links are used, and say so.
    private func endRegistrations(of email: String, now: Timestamp) throws {
        try connection.execute(
            """
            DELETE FROM registration
            WHERE token IN (SELECT token FROM mail_link WHERE email = $1 AND purpose = $2)
            """, [email, MailLinkPurpose.register.rawValue])
        try connection.execute(
            "UPDATE mail_link SET used_at = $1 WHERE email = $2 AND purpose = $3 AND used_at IS NULL",
            [now, email, MailLinkPurpose.register.rawValue])
    }
}
