import Logging
import Operations
import ServiceLifecycle
import Store

/// Sends the letters of the outbox while the portal runs. It looks every second: the letters are in the database, on
/// whichever node they were written.
struct OutboxService: ServiceLifecycle.Service {
    let folder: LetterFolder
    let database: any Database
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let count = try await folder.deliver(from: database, now: wallClock)
                    if count > 0 { logger.info("letters written", metadata: ["count": "\(count)"]) }
                } catch {
                    logger.error("letters not written", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
