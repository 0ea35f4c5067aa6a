package import Domain
package import Store

/// Puts electronic bills into the outbox by itself: all of the newest month after each batch, and those of new
/// subscribers in between. Each node may have one.
package struct ElectronicBillPlanner: Sendable {
    /// A subscription is committed some seconds after the moment that it names.
    private static let overlap: Int64 = 60

    private let database: any Database
    private let hours: LetterHours
    /// The newest month is looked up once for each batch.
    private var newest: (batch: Int64, month: Month?)?
    private var lastRun = Timestamp(seconds: 0)

    package init(on database: any Database, hours: LetterHours) {
        (self.database, self.hours) = (database, hours)
    }

    /// - Returns: nil if there was nothing to look at.
    package mutating func run(now: Timestamp) async throws -> ElectronicBillCounts? {
        guard let (month, batch) = try await newestMonth() else { return nil }
        let state = try await database.read { try Operator($0).billMonth(month) }
        guard !state.isHeld else { return nil }
        let run = ElectronicBillRun(of: month, isNewest: true, on: database, hours: hours)
        let counts: ElectronicBillCounts
        if state.plannedBatch == batch {
            let since = max(state.plannedAt, lastRun) - ElectronicBillPlanner.overlap
            counts = try await run.run(since: since, now: now)
        } else {
            counts = try await run.run(now: now)
            try await database.write { try Operator($0).wasPlanned(month, by: batch, since: state, now: now) }
        }
        lastRun = now
        return counts
    }

    private mutating func newestMonth() async throws -> (Month, Int64)? {
        guard let batch = try await database.read({ try Operator($0).latestBatch() }) else { return nil }
        if newest?.batch != batch {
            newest = (batch, try await database.read { try Operator($0).newestBillMonth() })
        }
        return newest?.month.map { ($0, batch) }
    }
}
