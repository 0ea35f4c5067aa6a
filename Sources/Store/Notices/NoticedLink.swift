package import Domain

/// A customer's link to an account, to tell the customer about the account.
package struct NoticedLink: Sendable {
    package let recipient: LetterRecipient
    package let slug: AccountSlug
    package let account: Account
    /// The customer's own name for it.
    package let name: String?

    package var customer: CustomerID { recipient.customer }
}

extension Operator {
    /// The next links that open an account; without closed accounts, and without those that their customers have hidden.
    package func noticedLinks(after last: NoticedLink?, limit: Int) throws -> [NoticedLink] {
        try connection.rows(
            NoticedLink.columns + LinkValidity.rule
                + """
                 AND account.closed_on IS NULL AND link.hidden = 0 AND (link.customer, link.account) > ($1, $2)
                ORDER BY link.customer, link.account LIMIT $3
                """, [last?.customer ?? CustomerID(stored: 0), last?.account.number.text ?? "", limit],
            as: NoticedLink.init)
    }

    /// One of these; nil if it is not one of them any more.
    package func noticedLink(of customer: CustomerID, to account: String) throws -> NoticedLink? {
        try connection.row(
            NoticedLink.columns + LinkValidity.rule
                + " AND account.closed_on IS NULL AND link.hidden = 0 AND link.customer = $1 AND link.account = $2",
            [customer, account], as: NoticedLink.init)
    }

    /// The links that open one account.
    package func noticedLinks(of account: AccountNumber) throws -> [NoticedLink] {
        try connection.rows(
            NoticedLink.columns + LinkValidity.rule + " AND link.account = $1 ORDER BY link.customer", [account],
            as: NoticedLink.init)
    }

    /// What those customers were told before.
    package func toldNotices(to links: [NoticedLink]) throws -> Set<ToldNotice> {
        guard let first = links.first, let last = links.last else { return [] }
        let told = try connection.rows(
            "SELECT customer, account, kind, subject FROM notice_sent WHERE customer >= $1 AND customer <= $2",
            [first.customer, last.customer]
        ) { row in
            ToldNotice(
                customer: CustomerID(stored: row.int(0)), account: row.text(1), kind: row.text(2),
                subject: row.text(3))
        }
        return Set(told)
    }

    /// What a letter tells.
    package func toldNotices(to customer: CustomerID, in letter: Int64) throws -> [ToldNotice] {
        try connection.rows(
            "SELECT account, kind, subject FROM notice_sent WHERE customer = $1 AND letter = $2", [customer, letter]
        ) { ToldNotice(customer: customer, account: $0.text(0), kind: $0.text(1), subject: $0.text(2)) }
    }

    /// Whether the link still opens the account.
    package func isOpen(_ link: NoticedLink) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM account_link AS link JOIN account ON account.account = link.account
            WHERE link.customer = $1 AND link.account = $2 AND
            """ + LinkValidity.rule, [link.customer, link.account.number]
        ) { $0.int(0) } != nil
    }

    /// Posts a letter, unless the customer was told each of these before, or does not want such letters.
    ///
    /// - Parameter start: it is not sent before.
    /// - Returns: whether it was posted.
    package func tell(_ notices: [ToldNotice], _ letter: Letter, now: Timestamp, notBefore start: Timestamp) throws
        -> Bool
    {
        let new = try notices.filter { try note($0, now: now) }
        guard !new.isEmpty else { return false }
        let id = try outbox.post(letter, now: now, notBefore: start)
        for notice in new {
            try connection.execute(
                """
                UPDATE notice_sent SET letter = $1
                WHERE customer = $2 AND account = $3 AND kind = $4 AND subject = $5
                """, [id ?? 0] + notice.values)
        }
        // Unwanted today may be wanted tomorrow.
        try connection.execute("DELETE FROM notice_sent WHERE customer = $1 AND letter = 0", [new[0].customer])
        return id != nil
    }

    /// - Returns: false if it was told before.
    private func note(_ notice: ToldNotice, now: Timestamp) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO notice_sent (customer, account, kind, subject, letter, sent_at) VALUES ($1, $2, $3, $4, 0, $5)
            ON CONFLICT (customer, account, kind, subject) DO NOTHING
            """, notice.values + [now]) == 1
    }
}

/// The key of a notice: nobody is told the same twice.
package struct ToldNotice: Hashable, Sendable {
    package let customer: CustomerID
    /// Empty if it is about none of the customer's accounts.
    package let account: String
    package let kind: String
    package let subject: String

    fileprivate init(customer: CustomerID, account: String, kind: String, subject: String) {
        (self.customer, self.account, self.kind, self.subject) = (customer, account, kind, subject)
    }

    package init(_ kind: LetterKind, _ subject: String, to link: NoticedLink) {
        self.init(
            customer: link.customer, account: link.account.number.text, kind: kind.rawValue, subject: subject)
    }

    package init(_ kind: LetterKind, _ subject: String, to customer: CustomerID) {
        self.init(customer: customer, account: "", kind: kind.rawValue, subject: subject)
    }

    fileprivate var values: [any Bindable] { [customer, account, kind, subject] }
}

extension NoticedLink {
    fileprivate static let columns: SQL = """
        SELECT customer.id, customer.email, customer.language, link.slug, account.account, account.payer,
            account.address, account.residents, link.name
        FROM account_link AS link JOIN customer ON customer.id = link.customer
        JOIN account ON account.account = link.account
        WHERE
        """

    fileprivate init(_ row: any Row) {
        recipient = LetterRecipient(row: row, 0)
        (slug, account, name) = (AccountSlug(stored: row.text(3)), row.account(4), row.optionalText(8))
    }
}
