import Domain
import Logging
import Operations
import ServiceLifecycle

/// Puts electronic bills into the outbox while the portal runs, after each batch and for new subscribers.
struct ElectronicBillService: ServiceLifecycle.Service {
    let planner: ElectronicBillPlanner
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var planner = planner
            while !Task.isCancelled {
                do {
                    if let counts = try await planner.run(now: wallClock()), counts.changes > 0 {
                        logger.info("electronic bills", metadata: ["letters": "\(counts.letters)"])
                    }
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("electronic bills were not planned", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: .seconds(5))
            }
        }
    }
}
