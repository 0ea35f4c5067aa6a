import Domain
import Logging
import Operations
import Portal
import ServiceLifecycle
import Store
import Synchronization

/// While the portal runs: after each batch, finds the readings in it that customers gave.
final class ReadingService: ServiceLifecycle.Service {
    private let desk: ReadingDesk
    private let database: any Database
    private let clock: PortalClock
    private let logger: Logger
    /// The batch that was looked through last.
    private let matched = Mutex<Int64?>(nil)

    init(desk: ReadingDesk, database: any Database, clock: PortalClock, logger: Logger) {
        (self.desk, self.database, self.clock, self.logger) = (desk, database, clock, logger)
    }

    func run() async throws { await everyMinute("readings", logger, match) }

    private func match() async throws {
        let batch = try await database.read { try Operator($0).latestBatch() }
        guard let batch, matched.withLock({ $0 }) != batch else { return }
        let found = try await desk.matchBatch(now: clock.now())
        matched.withLock { $0 = batch }
        if found > 0 { logger.info("readings", metadata: ["found": "\(found)"]) }
    }

    func perform(_ operation: ReadingOperation) async throws -> ReadingOperation.Outcome {
        let outcome = try await desk.run(operation, now: clock.now(), today: clock.today())
        logger.info("readings", metadata: ["operation": "\(operation.word)"])
        return outcome
    }
}

/// Runs an operation on readings: through the running portal if it has the embedded database, else directly on the
/// database.
struct ReadingDispatcher {
    let settings: Settings

    /// - Throws: `CustomerRefusal` if nothing was changed.
    func run(_ operation: ReadingOperation) async throws -> ReadingOperation.Outcome {
        switch try await outcome(of: operation) {
        case .refused(let reason): throw CustomerRefusal(description: reason)
        case let outcome: return outcome
        }
    }

    private func outcome(of operation: ReadingOperation) async throws -> ReadingOperation.Outcome {
        if let outcome = try await settings.database.ask(.readings(operation), \.readings) { return outcome }
        let database = try openDatabase(settings.database, for: "kabinet readings")
        let desk = ReadingDesk(on: database, try OperatorLetters(settings))
        return try await desk.run(operation, now: wallClock(), today: today(in: settings.timeZone))
    }
}
