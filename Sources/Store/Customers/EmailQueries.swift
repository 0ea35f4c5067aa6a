package import Domain

/// Whose e-mail it is.
package struct EmailHolder: Sendable {
    package let customer: CustomerID
    package let language: Language?
}

extension Authentication {
    /// Who has this e-mail, or can still take it back: nobody else may have it.
    package func holder(of email: String, now: Timestamp) throws -> EmailHolder? {
        try connection.holder(of: email, now: now)
    }
}

extension Connection {
    func holder(of email: String, besides customer: CustomerID? = nil, now: Timestamp) throws -> EmailHolder? {
        try rows(
            """
            SELECT id, language FROM customer WHERE email = $1
            UNION ALL
            SELECT customer.id, customer.language
            FROM mail_link JOIN customer ON customer.id = mail_link.customer
            WHERE mail_link.email = $1 AND mail_link.purpose = $2 AND mail_link.used_at IS NULL
                AND mail_link.expires_at > $3
            """, [email, MailLinkPurpose.undoEmail.rawValue, now]
        ) { row in
            EmailHolder(
                customer: CustomerID(stored: row.int(0)),
                language: row.language(1))
        }.first { $0.customer != customer }
    }
}
