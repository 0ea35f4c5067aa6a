extension Authentication {
    /// Takes back a letter to nobody's e-mail, and its link, in the transaction that wrote them.
    package func takeBack(_ letter: Letter, _ link: MailLink) throws {
        try connection.execute(
            "DELETE FROM letter WHERE recipient = $1 AND kind = $2 AND customer IS NULL",
            [letter.recipient, letter.kind.rawValue])
        try connection.execute("DELETE FROM mail_link WHERE token = $1", [link.token])
    }
}
