import Domain
import Logging
import Operations
import Portal
import ServiceLifecycle
import Store

/// While the portal runs: tells customers once a night what is due, and writes the letters of published notices. The
/// letters leave by day.
struct NoticeService: ServiceLifecycle.Service {
    let desk: NoticeDesk
    let database: any Database
    let clock: PortalClock
    let logger: Logger

    func run() async throws { await everyMinute("notices", logger, runIfDue) }

    private func runIfDue() async throws {
        let now = clock.now()
        report(try await desk.writeLetters(now: now))
        let last = try await database.read { try Operator($0).lastNoticeRun(until: now) }
        guard Nightly.isDue(last: last, now: now, localTime: clock.localTime) else { return }
        report(try await desk.tellCustomers(now: now, today: clock.today()))
    }

    private func report(_ letters: Int) {
        if letters > 0 { logger.info("notices", metadata: ["letters": "\(letters)"]) }
    }

    func perform(_ operation: NoticeOperation) async throws -> NoticeOperation.Outcome {
        let outcome = try await desk.run(operation, now: clock.now(), today: clock.today())
        logger.info("notices", metadata: ["operation": "\(operation.word)"])
        return outcome
    }
}

extension NoticeOperation {
    /// For the log, which names no person.
    fileprivate var word: String {
        switch self {
        case .run: "run"
        case .publish: "publish"
        case .end: "end"
        case .debt: "debt"
        case .showDebts: "show debts"
        }
    }
}
