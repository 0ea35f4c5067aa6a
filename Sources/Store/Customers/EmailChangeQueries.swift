package import Domain

extension Authentication {
    /// Gives the e-mail back to which the link was sent, and shuts out whoever had taken it: ends sessions, a planned
    /// deletion, a second factor that was turned on and helpers who were invited or have accepted since three days before
    /// the link, and all links that were sent since. A thief prepares before the change that the owner is told of.
    ///
    /// - Parameter password: of a random password, hashed; the customer chooses a new one by a link.
    /// - Throws: `DeadLink`.
    package func restoreEmail(_ link: MailLink, of customer: CustomerID, password: String, now: Timestamp) throws {
        try use(link, now: now)
        try connection.execute(
            "UPDATE customer SET email = $1, email_refusal = NULL, password = $2, delete_at = NULL WHERE id = $3",
            [link.email, password, customer])
        try endSessions(of: customer)
        let since = link.createdAt - MailLinkPurpose.undoEmail.lifetime
        try turnSecondFactorOff(of: customer, since: since)
        try connection.execute(
            """
            UPDATE helper_access SET ended_at = $1
            WHERE holder = $2 AND (invited_at >= $3 OR accepted_at >= $3) AND ended_at IS NULL
            """, [now, customer, since])
        // An earlier change can still be undone: who undoes the second of two changes may be who made the first.
        try connection.execute(
            """
            DELETE FROM mail_link
            WHERE customer = $1 AND used_at IS NULL AND NOT (purpose = $2 AND created_at <= $3)
            """, [customer, MailLinkPurpose.undoEmail.rawValue, link.createdAt])
    }
}

extension Customer {
    /// Who else has this e-mail, or can still take it back.
    package func holder(of email: String) throws -> EmailHolder? {
        try connection.holder(of: email, besides: id, now: now)
    }

    /// Ends the links that were sent to the old e-mail or for another new one.
    ///
    /// - Throws: `CustomerError.emailTaken`.
    package func changeEmail(to email: String) throws {
        guard try holder(of: email) == nil else { throw CustomerError.emailTaken }
        try connection.execute("UPDATE customer SET email = $1, email_refusal = NULL WHERE id = $2", [email, id])
        try connection.endLinks(.reset, of: id)
        try connection.endLinks(.newEmail, of: id)
    }
}
