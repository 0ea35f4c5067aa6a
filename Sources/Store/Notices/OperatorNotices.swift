package import Domain

/// How far the letters of a notice are.
package enum NoticeLettersState: String, Sendable {
    case none
    case wanted
    case written
}

/// A notice as the operator lists it.
package struct PublishedNotice: Sendable {
    package let notice: OperatorNotice
    package let publishedAt: Timestamp
    package let letters: NoticeLettersState
    /// How many letters were written for it.
    package let letterCount: Int
}

extension Operator {
    package func publish(_ notice: OperatorNotice, withLetters: Bool, now: Timestamp) throws {
        let (title, text) = (notice.title, notice.text)
        let letters: NoticeLettersState = withLetters ? .wanted : .none
        try connection.execute(
            """
            INSERT INTO operator_notice (id, kind, starts_at, ends_at, audience, title_kk, title_ru, title_en,
                text_kk, text_ru, text_en, published_at, letters)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                notice.id, notice.kind.rawValue, notice.from, notice.until, notice.audience, title.kk, title.ru,
                title.en, text.kk, text.ru, text.en, now, letters.rawValue,
            ])
    }

    /// The newest first.
    package func publishedNotices(limit: Int) throws -> [PublishedNotice] {
        let rows: SQL = """
            , published_at, letters, (SELECT COUNT(*) FROM notice_sent WHERE kind = $1 AND subject = CAST(id AS TEXT))
            FROM operator_notice ORDER BY published_at DESC, id LIMIT $2
            """
        return try connection.rows(noticeColumns + rows, [LetterKind.operatorNotice.rawValue, limit]) { row in
            PublishedNotice(
                notice: try OperatorNotice(row), publishedAt: row.moment(11), letters: try row.word(12),
                letterCount: Int(row.int(13)))
        }
    }

    /// Ends a notice now, and takes its letters back that were not sent yet.
    ///
    /// - Returns: false if there is no such notice, or it has ended.
    package func endNotice(_ id: Int64, now: Timestamp) throws -> Bool {
        let count = try connection.execute(
            "UPDATE operator_notice SET ends_at = $1, letters = 'none' WHERE id = $2 AND ends_at > $1", [now, id])
        guard count == 1 else { return false }
        try connection.execute(
            """
            DELETE FROM letter WHERE sent_at IS NULL AND id IN (
                SELECT letter FROM notice_sent WHERE kind = $1 AND subject = $2)
            """, [LetterKind.operatorNotice.rawValue, String(id)])
        return true
    }

    /// The notices whose letters are not all written.
    package func noticesWithoutLetters(now: Timestamp) throws -> [OperatorNotice] {
        try connection.rows(
            noticeColumns + " FROM operator_notice WHERE letters = 'wanted' AND ends_at > $1 ORDER BY published_at, id",
            [now], as: OperatorNotice.init)
    }

    /// Nil if it is over.
    package func noticeInForce(_ id: Int64, now: Timestamp) throws -> OperatorNotice? {
        try connection.row(
            noticeColumns + " FROM operator_notice WHERE id = $1 AND ends_at > $2", [id, now], as: OperatorNotice.init)
    }

    package func lettersAreWritten(of notice: OperatorNotice) throws {
        try connection.execute(
            "UPDATE operator_notice SET letters = 'written' WHERE id = $1 AND letters = 'wanted'", [notice.id])
    }

    /// The next accounts, as far as an audience asks about them.
    package func placedAccounts(
        after last: AccountNumber?, limit: Int
    ) throws -> [(number: AccountNumber, account: PlacedAccount)] {
        let rows = try connection.rows(
            "SELECT account, office, address FROM account WHERE account > $1 AND closed_on IS NULL ORDER BY account LIMIT $2",
            [last?.text ?? "", limit]
        ) { (number: $0.accountNumber(0), office: $0.optionalText(1), address: $0.text(2)) }
        guard let first = rows.first?.number, let last = rows.last?.number else { return [] }
        let pairs = try connection.rows(
            """
            SELECT account.account, service.service FROM account CROSS JOIN service
            WHERE account.account >= $1 AND account.account <= $2 AND EXISTS (
                SELECT 1 FROM balance WHERE balance.account = account.account AND balance.service = service.service)
            """, [first, last]
        ) { (account: $0.accountNumber(0), service: $0.code(1) as ServiceCode) }
        let services = Dictionary(grouping: pairs, by: \.account).mapValues { Set($0.map(\.service)) }
        return rows.map { row in
            let account = PlacedAccount(
                office: row.office, services: services[row.number] ?? [], address: row.address)
            return (row.number, account)
        }
    }

    /// The offices and services that an audience may name.
    package func officesAndServices() throws -> (offices: Set<String>, services: Set<ServiceCode>) {
        let offices = try connection.rows("SELECT office FROM office") { $0.text(0) }
        let services = try connection.rows("SELECT service FROM service") { $0.code(0) as ServiceCode }
        return (Set(offices), Set(services))
    }
}

private let noticeColumns: SQL = """
    SELECT id, kind, starts_at, ends_at, audience, title_kk, title_ru, title_en, text_kk, text_ru, text_en
    """

extension OperatorNotice {
    fileprivate init(_ row: any Row) throws {
        self.init(
            id: row.int(0), kind: try row.word(1), from: row.moment(2), until: row.moment(3),
            audience: NoticeAudience(stored: row.text(4)), title: row.words(5), text: row.words(8))
    }
}

extension Connection {
    /// The notices that are shown now, the newest first.
    fileprivate func shownNotices(now: Timestamp) throws -> [OperatorNotice] {
        try rows(
            noticeColumns
                + " FROM operator_notice WHERE ends_at > $1 AND starts_at <= $1 ORDER BY published_at DESC, id LIMIT 20",
            [now]
        ) { try OperatorNotice($0) }
    }

    /// Where the accounts are that a customer holds, and what they get.
    func placedAccounts(of customer: CustomerID) throws -> [PlacedAccount] {
        let rows = try rows(
            """
            SELECT account.office, account.address, service.service
            FROM account_link AS link JOIN account ON account.account = link.account LEFT JOIN service
                ON EXISTS (
                    SELECT 1 FROM balance WHERE balance.account = link.account AND balance.service = service.service)
            WHERE link.customer = $1 AND account.closed_on IS NULL AND
            """ + LinkValidity.rule, [customer]
        ) { (office: $0.optionalText(0), address: $0.text(1), service: $0.optionalText(2)) }
        return rows.map { row in
            PlacedAccount(
                office: row.office, services: Set([row.service].compactMap(\.self).map(ServiceCode.init(stored:))),
                address: row.address)
        }
    }
}

extension Visitor {
    /// The operator's notices that concern the visitor: those for everybody, and those about the customer's accounts.
    package func notices() throws -> [OperatorNotice] {
        guard hasNotices else { return [] }
        let shown = try connection.shownNotices(now: now)
        guard let session, shown.contains(where: { $0.audience != .all }) else {
            return shown.filter { $0.audience == .all }
        }
        let accounts = try connection.placedAccounts(of: session.customer)
        return shown.filter { notice in
            notice.audience == .all || accounts.contains { notice.audience.contains($0) }
        }
    }
}
