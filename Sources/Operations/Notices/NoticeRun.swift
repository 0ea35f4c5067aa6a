package import Domain
package import Store

/// Tells customers what they should know about their accounts: a page of links at a time. It may be interrupted, run
/// twice, or run on several nodes at once: each notice has a key in the database.
package struct NoticeRun: Sendable {
    /// How many links one transaction reads.
    package static let batch = 50

    private let database: any Database
    private let hours: LetterHours
    private let batch: Int
    private let catalogue = CatalogueInForce()

    package init(on database: any Database, hours: LetterHours, batch: Int = NoticeRun.batch) {
        (self.database, self.hours, self.batch) = (database, hours, batch)
    }

    private struct Page: Sendable {
        let last: NoticedLink?
        let found: [(link: NoticedLink, kind: LetterKind, keys: [ToldNotice])]
    }

    /// - Parameter today: the business day.
    /// - Returns: how many letters it wrote.
    package func run(now: Timestamp, today: Day) async throws -> Int {
        var (count, last) = (0, NoticedLink?.none)
        repeat {
            try Task.checkCancellation()
            let found = try await page(after: last, today: today)
            count += try await post(found, now: now)
            last = found.last
        } while last != nil
        let written = count
        try await database.write { try Operator($0).recordNoticeRun(letters: written, now: now) }
        return count
    }

    private func page(after last: NoticedLink?, today: Day) async throws -> Page {
        try await database.read { [batch, catalogue] connection in
            let store = Operator(connection)
            guard let catalogue = try store.catalogue(catalogue) else { return Page(last: nil, found: []) }
            let links = try store.noticedLinks(after: last, limit: batch)
            let (told, reading) = (
                try store.toldNotices(to: links), NoticeReading(catalogue, today: today, hasEffects: false)
            )
            let found = try links.flatMap { link in
                let account = store.readable(link.account, catalogue)
                return try reading.notices(account) { $0.keys(to: link).allSatisfy(told.contains) }.map { notice in
                    (link, notice.kind, notice.keys(to: link))
                }
            }
            return Page(last: links.count == batch ? links.last : nil, found: found)
        }
    }

    private func post(_ page: Page, now: Timestamp) async throws -> Int {
        guard !page.found.isEmpty else { return 0 }
        let start = hours.next(from: now)
        return try await database.write { connection in
            let store = Operator(connection)
            return try page.found.count { link, kind, keys in
                // Another batch may have come since it was read.
                try store.isOpen(link)
                    && store.tell(keys, Letter(unwritten: kind, to: link.recipient), now: now, notBefore: start)
            }
        }
    }
}
