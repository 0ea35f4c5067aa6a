package import Domain
package import Store

/// Writes a notice when its letter is sent, often hours after it was found. A bill may have been paid meanwhile, the
/// account may be another's, the operator's notice may have ended, the customer may not want such letters any more: then
/// nothing is sent.
package struct NoticeCompletion: LetterCompletion {
    private let database: any Database
    private let words: any NoticeWriting
    private let now: @Sendable () -> Timestamp
    private let today: @Sendable () -> Day
    private let catalogue = CatalogueInForce()

    package init(
        from database: any Database, by words: any NoticeWriting, now: @escaping @Sendable () -> Timestamp,
        today: @escaping @Sendable () -> Day
    ) {
        (self.database, self.words, self.now, self.today) = (database, words, now, today)
    }

    package func completes(_ kind: LetterKind) -> Bool { kind.isNotice }

    package func complete(_ waiting: WaitingLetter) async throws -> Letter? {
        guard let customer = waiting.letter.customer else { return nil }
        let (kind, now, today) = (waiting.letter.kind, now(), today())
        let letter = try await database.read { connection in
            let store = Operator(connection)
            let told = Set(try store.toldNotices(to: customer, in: waiting.id))
            guard let first = told.first, try store.wants(kind, customer) else { return Letter?.none }
            return kind == .operatorNotice
                ? try operatorNotice(first.subject, to: customer, store, now: now)
                : try notice(kind, told, about: first.account, of: customer, store, now: now, today: today)
        }
        guard let letter else { return nil }
        try await database.write { try Operator($0).wasWritten(waiting.id, as: letter) }
        return letter
    }

    private func notice(
        _ kind: LetterKind, _ told: Set<ToldNotice>, about account: String, of customer: CustomerID, _ store: Operator,
        now: Timestamp, today: Day
    ) throws -> Letter? {
        guard let catalogue = try store.catalogue(catalogue),
            let link = try store.noticedLink(of: customer, to: account)
        else { return nil }
        let reading = NoticeReading(catalogue, today: today, hasEffects: kind == .newPrice)
        let notices = try reading.notices(store.readable(link.account, catalogue)) {
            // Anything else was told by other letters, or will be.
            $0.kind != kind || told.isDisjoint(with: $0.keys(to: link))
        }
        return notices.first.map { words.notice($0, about: link, catalogue, now: now) }
    }

    private func operatorNotice(
        _ id: String, to customer: CustomerID, _ store: Operator, now: Timestamp
    ) throws -> Letter? {
        guard let notice = try Int64(id).flatMap({ try store.noticeInForce($0, now: now) }),
            try store.concerns(notice, customer), let recipient = try store.recipient(customer)
        else { return nil }
        return words.notice(notice, to: recipient, try store.catalogue(catalogue))
    }
}

extension CustomerNotice {
    func keys(to link: NoticedLink) -> [ToldNotice] { subjects.map { ToldNotice(kind, $0, to: link) } }
}
