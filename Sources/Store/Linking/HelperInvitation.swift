import Domain

/// An invitation to see an account that waits for its answer.
package struct HelperInvitation: Sendable {
    package let access: HelperAccess
    /// The account's.
    package let address: String
    package let holder: LetterRecipient

    private static let select =
        "SELECT " + HelperAccess.columns + ", "
            + """
            account.address, holder.id, holder.email, holder.language
            FROM helper_access AS access
            JOIN account_link AS link ON link.customer = access.holder AND link.account = access.account
            JOIN account ON account.account = link.account
            JOIN customer AS holder ON holder.id = access.holder
            WHERE access.accepted_at IS NULL AND access.ended_at IS NULL AND access.invited_at > $1
                AND (access.last_day IS NULL OR access.last_day >= $2) AND
            """ + LinkValidity.rule
    fileprivate static let byEmail = select + " AND access.email = $3 ORDER BY access.invited_at, access.id"
    fileprivate static let byID = select + " AND access.id = $3"

    fileprivate init(row: any Row) throws {
        (access, address) = (try HelperAccess(row: row), row.text(8))
        holder = LetterRecipient(row: row, 9)
    }
}

extension Visitor {
    /// The invitation to which a letter's link leads.
    ///
    /// - Parameter token: the SHA-256 of the link's.
    /// - Throws: `DeadLink`.
    package func helperInvitation(_ token: [UInt8]) throws -> HelperInvitation {
        let link = try connection.link(token, [.helper], now: now)
        let found = try connection.row(
            HelperInvitation.byID, [now - MailLinkPurpose.helper.lifetime, today, link.subject]
        ) { try HelperInvitation(row: $0) }
        guard let found else { throw DeadLink.unknown }
        return found
    }
}

extension Customer {
    /// The invitations to this customer's e-mail.
    package func helperInvitations() throws -> Later<[HelperInvitation]> {
        try connection.later(
            HelperInvitation.byEmail, [now - MailLinkPurpose.helper.lifetime, today, session.email]
        ) { try HelperInvitation(row: $0) }
    }

    /// Accepts an invitation to this customer's e-mail. The link in its letter has been used then.
    ///
    /// - Returns: the invitation and the account's name in this customer's addresses; nil if it does not wait for an
    ///   answer of this customer.
    package func accept(_ access: HelperAccessID) throws -> (invitation: HelperInvitation, slug: AccountSlug)? {
        guard let invitation = try helperInvitations().value().first(where: { $0.access.id == access }) else {
            return nil
        }
        let slug = AccountSlug.random()
        try connection.execute(
            "UPDATE helper_access SET helper = $1, slug = $2, accepted_at = $3 WHERE id = $4", [id, slug, now, access])
        try connection.execute(
            """
            UPDATE mail_link SET used_at = $1
            WHERE email = $2 AND purpose = 'helper' AND subject = $3 AND used_at IS NULL
            """, [now, session.email, access])
        return (invitation, slug)
    }
}
