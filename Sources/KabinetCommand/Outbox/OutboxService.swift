import Logging
import Operations
import ServiceLifecycle

/// Sends the letters of the outbox while the portal runs. It looks every second: the letters are in the database, on
/// whichever node they were written.
struct OutboxService: ServiceLifecycle.Service {
    let sender: LetterSender
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var pause = 1
            while !Task.isCancelled {
                // A server in trouble is asked less and less often, at least once a minute.
                pause = await isWell() ? 1 : min(pause * 2, 60)
                try await Task.sleep(for: .seconds(pause))
            }
        }
    }

    /// - Returns: false if the server is in trouble and takes nothing.
    private func isWell() async -> Bool {
        do {
            let pass = try await sender.sendAll()
            if pass.sent > 0 || pass.failed > 0 {
                logger.info("letters", metadata: ["sent": "\(pass.sent)", "refused": "\(pass.failed)"])
            }
            guard let trouble = pass.trouble else { return true }
            logger.error("letters wait: the mail server cannot be used", metadata: ["error": "\(trouble)"])
            return pass.sent > 0
        } catch {
            logger.error("letters wait", metadata: ["error": "\(error)"])
        }
        return false
    }
}
