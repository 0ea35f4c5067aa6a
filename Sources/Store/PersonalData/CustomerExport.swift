package import Domain

// What is stored about a customer, for the customer's own copy. Never hashes, keys or tokens: they would let somebody in.

/// The rows of a customer that the pages do not show, or not all of.
package struct CustomerExport: Sendable {
    package let createdAt: Timestamp
    package let links: [Link]
    package let accesses: [Access]
    package let uses: [Use]
    package let events: [SecurityEvent]
    package let acts: [OperatorActRecord]
    package let letters: [SentLetter]
    package let subscriptions: [Subscription]
    package let bills: [SentBill]
    package let debtNotices: [DebtRecord]
    /// What the customer was told without having asked.
    package let notices: [Notice]
    package let calendarMadeAt: Timestamp?

    package struct Notice: Sendable {
        package let account: String
        package let kind: String
        package let subject: String
        package let sentAt: Timestamp
    }

    package struct Link: Sendable {
        package let account: AccountNumber
        package let linkedAt: Timestamp
        package let name: String?
        package let isHidden: Bool
        package let opensFirst: Bool
        package let payer: String?
    }

    /// A helper's access, which the customer gave or has.
    package struct Access: Sendable {
        package let id: Int64
        package let account: AccountNumber
        /// Otherwise the customer is the helper.
        package let isGiven: Bool
        /// Who was invited.
        package let email: String
        package let lastDay: Day?
        package let invitedAt: Timestamp
        package let acceptedAt: Timestamp?
        package let endedAt: Timestamp?
    }

    /// When a helper looked.
    package struct Use: Sendable {
        package let access: Int64
        package let first: Timestamp
        package let last: Timestamp
    }

    /// To an account's bills by e-mail.
    package struct Subscription: Sendable {
        package let account: AccountNumber
        package let payer: String
        package let isInsteadOfPaper: Bool
        package let since: Timestamp
        package let endedAt: Timestamp?
    }

    /// A bill by e-mail.
    package struct SentBill: Sendable {
        package let account: AccountNumber
        package let month: Month
        package let revision: Int
        package let toPay: Money
        package let due: Day
        package let plannedAt: Timestamp
        package let writtenAt: Timestamp?
    }

    /// Without its content, which is deleted when it is sent.
    package struct SentLetter: Sendable {
        package let createdAt: Timestamp
        package let sentAt: Timestamp?
        package let kind: String
        package let recipient: String
        package let subject: String
    }
}

extension Customer {
    /// The customer's own copy of what is stored. That it was taken is noted in the security log.
    package func takeData() throws -> CustomerExport {
        traceLog.dataWasTaken()
        return CustomerExport(
            createdAt: try connection.row("SELECT created_at FROM customer WHERE id = $1", [id]) { $0.moment(0) }
                ?? now,
            links: try exportedLinks(), accesses: try exportedAccesses(), uses: try exportedUses(),
            events: try securityLog(since: Timestamp(seconds: 0), limit: .max),
            acts: try Operator(connection).acts(on: id), letters: try exportedLetters(),
            subscriptions: try exportedSubscriptions(), bills: try exportedBills(),
            debtNotices: try exportedDebtNotices(), notices: try exportedNotices(), calendarMadeAt: try calendarMadeAt()
        )
    }

    private func exportedNotices() throws -> [CustomerExport.Notice] {
        try connection.rows(
            "SELECT account, kind, subject, sent_at FROM notice_sent WHERE customer = $1 ORDER BY sent_at, kind, subject",
            [id]
        ) { row in
            CustomerExport.Notice(
                account: row.text(0), kind: row.text(1), subject: row.text(2), sentAt: row.moment(3))
        }
    }

    private func exportedLinks() throws -> [CustomerExport.Link] {
        try connection.rows(
            """
            SELECT account, created_at, name, hidden, opens_first, payer FROM account_link
            WHERE customer = $1 ORDER BY position, created_at, account
            """, [id]
        ) { row in
            CustomerExport.Link(
                account: row.accountNumber(0), linkedAt: row.moment(1), name: row.optionalText(2),
                isHidden: row.int(3) == 1, opensFirst: row.int(4) == 1, payer: row.optionalText(5))
        }
    }

    private func exportedAccesses() throws -> [CustomerExport.Access] {
        try connection.rows(
            """
            SELECT id, account, holder, email, last_day, invited_at, accepted_at, ended_at FROM helper_access
            WHERE holder = $1 OR helper = $1 ORDER BY invited_at, id
            """, [id]
        ) { row in
            CustomerExport.Access(
                id: row.int(0), account: row.accountNumber(1), isGiven: CustomerID(stored: row.int(2)) == id,
                email: row.text(3), lastDay: row.optionalDay(4), invitedAt: row.moment(5),
                acceptedAt: row.optionalMoment(6), endedAt: row.optionalMoment(7))
        }
    }

    private func exportedUses() throws -> [CustomerExport.Use] {
        try connection.rows(
            """
            SELECT use.access, use.first_at, use.last_at
            FROM helper_access AS access JOIN helper_use AS use ON use.access = access.id
            WHERE access.holder = $1 OR access.helper = $1 ORDER BY use.first_at, use.access
            """, [id]
        ) { CustomerExport.Use(access: $0.int(0), first: $0.moment(1), last: $0.moment(2)) }
    }

    private func exportedSubscriptions() throws -> [CustomerExport.Subscription] {
        try connection.rows(
            """
            SELECT account, payer, instead_of_paper, since, ended_at FROM ebill_subscription
            WHERE customer = $1 ORDER BY since, account
            """, [id]
        ) { row in
            CustomerExport.Subscription(
                account: row.accountNumber(0), payer: row.text(1), isInsteadOfPaper: row.int(2) == 1,
                since: row.moment(3), endedAt: row.optionalMoment(4))
        }
    }

    private func exportedBills() throws -> [CustomerExport.SentBill] {
        try connection.rows(
            """
            SELECT account, month, revision, to_pay, due, planned_at, written_at FROM ebill
            WHERE customer = $1 ORDER BY month, account, revision
            """, [id]
        ) { row in
            CustomerExport.SentBill(
                account: row.accountNumber(0), month: row.month(1), revision: Int(row.int(2)), toPay: row.money(3),
                due: row.day(4), plannedAt: row.moment(5), writtenAt: row.optionalMoment(6))
        }
    }

    private func exportedLetters() throws -> [CustomerExport.SentLetter] {
        try connection.rows(
            """
            SELECT created_at, sent_at, kind, recipient, subject FROM letter
            WHERE customer = $1 OR recipient = $2 ORDER BY created_at, id
            """, [id, session.email]
        ) { row in
            CustomerExport.SentLetter(
                createdAt: row.moment(0), sentAt: row.optionalMoment(1), kind: row.text(2),
                recipient: row.text(3), subject: row.text(4))
        }
    }
}
