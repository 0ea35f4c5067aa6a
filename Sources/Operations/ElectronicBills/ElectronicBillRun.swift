package import Domain
package import Store

/// Puts a month's electronic bills into the outbox: one letter for each bill and subscriber, and one for each correction
/// of what may have left.
///
/// Page by page, each in a transaction with its letters: it can be interrupted anywhere and run again, also by several
/// nodes at once. The bills are compared before the transaction: a batch that is published meanwhile is compared by the
/// next run.
package struct ElectronicBillRun: Sendable {
    /// How many subscribers a transaction is for.
    package static let page = 500

    private let database: any Database
    private let month: Month
    private let isNewest: Bool
    private let hours: LetterHours
    private let page: Int

    /// - Parameter isNewest: whether there are no bills of later months; of older months only what was sent is corrected.
    package init(
        of month: Month, isNewest: Bool, on database: any Database, hours: LetterHours,
        page: Int = ElectronicBillRun.page
    ) {
        (self.month, self.isNewest, self.database) = (month, isNewest, database)
        (self.hours, self.page) = (hours, page)
    }

    /// For all subscribers.
    package func run(now: Timestamp) async throws -> ElectronicBillCounts {
        let start = hours.next(from: now)
        var counts = ElectronicBillCounts()
        var last: MailedBillKey?
        repeat {
            try Task.checkCancellation()
            let found = try await database.read { [month, isNewest, page, last] connection in
                try ElectronicBillPage(Operator(connection), month, isNewest: isNewest, after: last, limit: page)
            }
            counts.subscribers += found.count
            for step in try await make(found.changes, now: now, notBefore: start) { counts.count(step) }
            last = found.last?.key
        } while last != nil
        return counts
    }

    /// For those who have subscribed since a moment; some may be counted twice.
    package func run(since moment: Timestamp, now: Timestamp) async throws -> ElectronicBillCounts {
        let start = hours.next(from: now)
        var counts = ElectronicBillCounts()
        var next: Timestamp? = moment
        while let since = next {
            try Task.checkCancellation()
            let found = try await database.read { [month, isNewest, page] connection in
                try ElectronicBillPage(Operator(connection), month, isNewest: isNewest, since: since, limit: page)
            }
            counts.subscribers += found.count
            for step in try await make(found.changes, now: now, notBefore: start) { counts.count(step) }
            // More than a page within a second wait for the next batch.
            next = found.last.map { max($0.since, since + 1) }
        }
        return counts
    }

    /// - Returns: what was made.
    private func make(
        _ changes: [MailedBillChange], now: Timestamp, notBefore start: Timestamp
    ) async throws -> [MailedBillChange.Step] {
        guard !changes.isEmpty else { return [] }
        return try await database.write { connection in
            let store = Operator(connection)
            return try changes.filter { try store.make($0, in: .kk, now: now, notBefore: start) }.map(\.step)
        }
    }

    /// What a run would do, in one snapshot.
    package static func preview(
        of month: Month, isNewest: Bool, _ reader: any SnapshotReader, page: Int = ElectronicBillRun.page
    ) throws -> ElectronicBillCounts {
        try reader.read { connection in
            var counts = ElectronicBillCounts()
            var last: MailedBillKey?
            repeat {
                let found = try ElectronicBillPage(
                    Operator(connection), month, isNewest: isNewest, after: last, limit: page)
                counts.subscribers += found.count
                for change in found.changes { counts.count(change.step) }
                last = found.last?.key
            } while last != nil
            return counts
        }
    }
}
