import Logging
import Portal
import ServiceLifecycle
import Store

/// Reads the portal's keys once a minute: on PostgreSQL a command, or another node's operator, may have replaced one.
struct KeyService: ServiceLifecycle.Service {
    let portal: Portal
    let database: any Database
    let logger: Logger

    func run() async throws {
        await everyMinute("reading keys", logger) { try await portal.readKeysAgain(from: database) }
    }
}
