import Logging
import ServiceLifecycle

/// Does something once a minute until the portal stops; an error is logged, and it is tried again.
///
/// - Parameter what: for the log.
func everyMinute(_ what: String, _ logger: Logger, _ body: @escaping @Sendable () async throws -> Void) async {
    try? await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
            try await Task.sleep(for: .seconds(60))
            do {
                try await body()
            } catch {
                logger.error("\(what) failed", metadata: ["error": "\(error)"])
            }
        }
    }
}
