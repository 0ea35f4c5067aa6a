package import Domain

/// A notice to those who owe, in Kazakh and Russian.
package struct DebtNotice: Hashable, Sendable {
    /// The operator's own name for it; what is sent under one name goes to nobody twice.
    package let name: String
    package let title: DebtText
    package let text: DebtText
    package let createdAt: Timestamp

    package init(name: String, title: DebtText, text: DebtText, createdAt: Timestamp) {
        (self.name, self.title, self.text, self.createdAt) = (name, title, text, createdAt)
    }
}

/// The same in Kazakh and in Russian.
package struct DebtText: Hashable, Sendable {
    package let kk: String
    package let ru: String

    package init(kk: String, ru: String) {
        (self.kk, self.ru) = (kk, ru)
    }

    /// Kazakh, unless it is Russian that is asked for.
    package subscript(language: Language) -> String { language == .ru ? ru : kk }
}

/// What is overdue of an account.
package struct AccountDebt: Hashable, Sendable {
    package let account: AccountNumber
    package let sum: Money
    /// The day up to which payments were counted.
    package let asOf: Day

    package init(account: AccountNumber, sum: Money, asOf: Day) {
        (self.account, self.sum, self.asOf) = (account, sum, asOf)
    }
}

extension Operator {
    /// Keeps the text, unless there is one of this name.
    ///
    /// - Returns: what is kept under the name.
    package func keep(_ notice: DebtNotice) throws -> DebtNotice {
        try connection.execute(
            """
            INSERT INTO debt_notice (name, title_kk, title_ru, text_kk, text_ru, created_at)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name) DO NOTHING
            """,
            [notice.name, notice.title.kk, notice.title.ru, notice.text.kk, notice.text.ru, notice.createdAt])
        return try connection.row(
            DebtNotice.columns + " FROM debt_notice AS notice WHERE name = $1", [notice.name]
        ) { DebtNotice($0, 0) } ?? notice
    }

    /// Keeps that a notice goes to a holder of an account.
    ///
    /// - Returns: its id; nil if it went there before.
    package func sendDebtNotice(_ notice: DebtNotice, _ debt: AccountDebt, to customer: CustomerID, now: Timestamp)
        throws -> Int64?
    {
        let id = Int64.random(in: 1 ... .max)
        let count = try connection.execute(
            """
            INSERT INTO debt_notice_sent (id, notice, account, customer, debt, as_of, letter, posted_at)
            VALUES ($1, $2, $3, $4, $5, $6, 0, $7) ON CONFLICT (notice, account, customer) DO NOTHING
            """, [id, notice.name, debt.account, customer, debt.sum, debt.asOf, now])
        return count == 1 ? id : nil
    }

    package func setLetter(_ letter: Int64, ofDebtNotice id: Int64) throws {
        try connection.execute("UPDATE debt_notice_sent SET letter = $1 WHERE id = $2", [letter, id])
    }

    /// The next accounts that have a balance, as far as they may owe something.
    package func accounts(after last: AccountNumber?, limit: Int) throws -> [Account] {
        try connection.rows(
            """
            SELECT account, payer, address, residents FROM account WHERE account > $1 AND closed_on IS NULL
            ORDER BY account LIMIT $2
            """, [last?.text ?? "", limit], as: { $0.account(0) })
    }

    package func account(_ number: AccountNumber) throws -> Account? {
        try connection.row(
            "SELECT account, payer, address, residents FROM account WHERE account = $1", [number],
            as: { $0.account(0) })
    }

    /// What was sent to the holders of an account, the latest first.
    package func debtRecords(of account: AccountNumber) throws -> [DebtRecord] {
        try connection.rows(
            DebtRecord.all + "WHERE sent.account = $1 ORDER BY sent.posted_at DESC, sent.id", [account],
            as: DebtRecord.init)
    }
}

/// What is known of a notice to one holder of an account: the proof that it was given.
package struct DebtRecord: Sendable {
    package let id: Int64
    package let notice: DebtNotice
    package let debt: AccountDebt
    package let postedAt: Timestamp
    /// To which e-mail; nil once the customer is deleted.
    package let recipient: String?
    /// When a mail server took the letter over, which one, and what it said.
    package let takenAt: Timestamp?
    package let failedAt: Timestamp?
    package let server: String?
    package let answer: String?
    /// When the customer, signed in, first opened its page.
    package let seenAt: Timestamp?
}

extension DebtNotice {
    fileprivate static let columns: SQL =
        "SELECT notice.name, notice.title_kk, notice.title_ru, notice.text_kk, notice.text_ru, notice.created_at"

    fileprivate init(_ row: any Row, _ column: Int) {
        self.init(
            name: row.text(column), title: DebtText(kk: row.text(column + 1), ru: row.text(column + 2)),
            text: DebtText(kk: row.text(column + 3), ru: row.text(column + 4)), createdAt: row.moment(column + 5))
    }
}

extension DebtRecord {
    fileprivate static let columns: SQL = """
        , sent.id, sent.account, sent.debt, sent.as_of, sent.posted_at, letter.recipient,
            COALESCE(letter.sent_at, sent.taken_at), letter.failed_at, COALESCE(letter.server, sent.server),
            letter.answer, sent.seen_at
        """ + " "

    fileprivate static let all =
        DebtNotice.columns + columns + """
            FROM debt_notice_sent AS sent JOIN debt_notice AS notice ON notice.name = sent.notice
            LEFT JOIN letter ON letter.id = sent.letter
            """ + " "

    fileprivate init(_ row: any Row) {
        (id, notice) = (row.int(6), DebtNotice(row, 0))
        debt = AccountDebt(account: row.accountNumber(7), sum: row.money(8), asOf: row.day(9))
        (postedAt, recipient) = (row.moment(10), row.optionalText(11))
        (takenAt, failedAt) = (row.optionalMoment(12), row.optionalMoment(13))
        (server, answer, seenAt) = (row.optionalText(14), row.optionalText(15), row.optionalMoment(16))
    }
}

extension Customer {
    /// A notice to the customer, as long as the customer's link opens its account. Reading it is kept: it must be
    /// provable that it was seen.
    package func debtNotice(_ id: Int64) throws -> DebtRecord? {
        let record = try connection.row(
            DebtNotice.columns + DebtRecord.columns + ofCustomer + " AND sent.id = $2", [self.id, id],
            as: DebtRecord.init)
        if let record, record.seenAt == nil { traceLog.debtNoticeWasSeen(record.id) }
        return record
    }

    /// All that were ever sent to the customer, for the customer's own copy.
    func exportedDebtNotices() throws -> [DebtRecord] {
        try connection.rows(
            DebtRecord.all + "WHERE sent.customer = $1 ORDER BY sent.posted_at, sent.id", [id], as: DebtRecord.init)
    }
}

private let ofCustomer: SQL =
    """
    FROM debt_notice_sent AS sent JOIN debt_notice AS notice ON notice.name = sent.notice
    JOIN account_link AS link ON link.customer = sent.customer AND link.account = sent.account
    JOIN account ON account.account = link.account LEFT JOIN letter ON letter.id = sent.letter
    WHERE sent.customer = $1 AND
    """ + LinkValidity.rule

extension Connection {
    /// The latest notice that the customer has not opened yet.
    func unseenDebtNotice(of customer: CustomerID) throws -> Later<Int64?> {
        try later(
            "SELECT sent.id " + ofCustomer + " AND sent.seen_at IS NULL ORDER BY sent.posted_at DESC, sent.id LIMIT 1",
            [customer]
        ) { $0.int(0) }.map(\.first)
    }
}

extension Authentication {
    package func unseenDebtNotice(of customer: CustomerID) throws -> Int64? {
        try connection.unseenDebtNotice(of: customer).value()
    }

    /// Keeps when a notice was seen first.
    package func noteSeen(debtNotices ids: Set<Int64>, now: Timestamp) throws {
        for id in ids {
            try connection.execute(
                "UPDATE debt_notice_sent SET seen_at = $1 WHERE id = $2 AND seen_at IS NULL", [now, id])
        }
    }
}

extension Visitor {
    /// The latest notice to the customer that was not opened yet.
    package func unseenDebtNotice() throws -> Int64? {
        guard let session, session.hasUnseenDebtNotice else { return nil }
        return try connection.unseenDebtNotice(of: session.customer).value()
    }
}
