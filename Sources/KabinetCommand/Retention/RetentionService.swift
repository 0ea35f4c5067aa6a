import Domain
import Logging
import Operations
import Portal
import ServiceLifecycle
import Store

/// Deletes what is past its term, once a night while the portal runs; soon after the start if a night was missed.
struct RetentionService: ServiceLifecycle.Service {
    let retention: RetentionRun
    let database: any Database
    let clock: PortalClock
    let logger: Logger

    func run() async throws { await everyMinute("retention", logger, runIfDue) }

    private func runIfDue() async throws {
        let now = clock.now()
        let last = try await database.read { try Operator($0).lastRetention(until: now) }
        guard Nightly.isDue(last: last, now: now, localTime: clock.localTime) else { return }
        _ = try await deleteNow()
    }

    /// - Returns: what was deleted.
    func deleteNow() async throws -> [RetentionCount] {
        let counts = try await retention.run(now: clock.now(), today: clock.today())
        let deleted = counts.filter { $0.count > 0 }.map { "\($0.rows) \($0.count)" }.joined(separator: ", ")
        logger.info("retention", metadata: ["deleted": "\(deleted.isEmpty ? "nothing" : deleted)"])
        return counts
    }
}
