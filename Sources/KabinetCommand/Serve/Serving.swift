import Domain
import Foundation
import Logging
import NIOCore
import Portal
import SQLiteEngine
import ServiceLifecycle
import Store
import UnixSignals

/// The one place that picks an engine.
func openDatabase(in directory: String, for holder: String) throws -> SQLiteDatabase {
    try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return try SQLiteDatabase(directory: directory, holder: holder)
}

/// Runs the portal, and the door through which `kabinet import` hands over batches, until it is told to end.
func serve(
    _ database: any Database, _ settings: Settings, clock: PortalClock, demoDay: Day?,
    onListening: @escaping @Sendable (Int) async -> Void
) async throws {
    LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
    let logger = Logger(label: "kabinet")
    let portal = try await Portal(
        database: database,
        settings: PortalSettings(
            publicAddress: settings.publicAddress, otherHosts: settings.hosts,
            trustedProxies: settings.trustedProxies, paymentLink: settings.paymentLink, demoDay: demoDay),
        clock: clock, logger: logger)

    var bounds = PortalServer.Bounds()
    bounds.connections = settings.connections
    let server = PortalServer(
        respond: portal.respond, isSecure: settings.publicAddress.isSecure, host: settings.listen.host,
        port: settings.listen.port, bounds: bounds, logger: logger, onListening: onListening)

    var configuration = ServiceGroupConfiguration(
        services: [server, ControlServer(directory: settings.directory, database: database, logger: logger)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger))
    configuration.maximumGracefulShutdownDuration = .seconds(10)
    do {
        try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
        throw PortInUse(port: settings.listen.port)
    }
}

struct PortInUse: Error, CustomStringConvertible {
    let port: Int

    var description: String { "port \(port) is in use by another program; choose another one" }
}

private func quiet(_ logger: Logger) -> Logger {
    var logger = logger
    logger.logLevel = .warning
    return logger
}
