package import Domain
package import Store

/// Looks at a notice about an account again when its letter is sent, often hours after it was written: a bill may have
/// been paid meanwhile, the account may be another's, the customer may not want such letters any more. Then nothing is
/// sent; else its words are made anew.
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

    package func completes(_ kind: LetterKind) -> Bool { kind.isAboutAccount }

    package func complete(_ waiting: WaitingLetter) async throws -> Letter? {
        guard let customer = waiting.letter.customer else { return nil }
        let (kind, now, today) = (waiting.letter.kind, now(), today())
        return try await database.read { [catalogue, words] connection in
            let store = Operator(connection)
            let told = Set(try store.toldNotices(to: customer, in: waiting.id))
            guard let number = told.first?.account, let catalogue = try store.catalogue(catalogue),
                let link = try store.noticedLink(of: customer, to: number), try store.wants(kind, customer)
            else { return nil }
            let notices = try NoticeReading(catalogue, today: today).notices(store.readable(link.account, catalogue)) {
                // Anything else was told by other letters, or will be.
                $0.kind != kind || told.isDisjoint(with: $0.keys(to: link))
            }
            return notices.first.map { words.notice($0, about: link, catalogue, now: now) }
        }
    }
}

extension CustomerNotice {
    func keys(to link: NoticedLink) -> [ToldNotice] { subjects.map { ToldNotice(kind, $0, to: link) } }
}
