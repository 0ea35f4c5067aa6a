import Domain
import Foundation
import Logging
import NIOCore
import Operations
import Portal
import ServiceLifecycle
import Store
import UnixSignals
import Web
import Words

/// Runs the portal until it is stopped, and with the embedded database also the control socket for other commands.
///
/// - Parameter consents: nil while registration is closed.
func serve(
    _ database: any Database, _ settings: Settings, _ consents: Consents?, _ feedback: FeedbackSettings,
    clock: PortalClock, demoDay: Day?,
    onListening: @escaping @Sendable (Int) async -> Void
) async throws {
    LoggingSystem.bootstrap(StreamLogHandler.standardError(label:))
    let logger = Logger(label: "kabinet")
    let portal = try await Portal(
        database: database,
        settings: PortalSettings(
            publicAddress: settings.publicAddress, otherHosts: settings.hosts,
            trustedProxies: settings.trustedProxies, paymentLink: settings.paymentLink, consents: consents,
            shortestPassword: settings.shortestPassword, linking: settings.linking,
            paperBills: settings.paperBills, pdfLanguages: settings.pdfLanguages, feedback: feedback, demoDay: demoDay),
        clock: clock, logger: logger)

    var bounds = WebServer.Bounds()
    bounds.connections = settings.connections
    bounds.proxies = portal.visitorAddress
    bounds.largestBody = max(bounds.largestBody, Portal.largestForm)
    let server = WebServer(
        respond: portal.respond, isSecure: settings.publicAddress.isSecure, host: settings.listen.host,
        port: settings.listen.port, bounds: bounds, logger: logger, onListening: onListening)

    let letters = try OperatorLetters(settings)
    let retention = RetentionService(
        retention: RetentionRun(on: database, letters, settings.mail.folder, files: feedback.files),
        database: database, clock: clock, logger: logger)
    let hours = demoDay == nil ? LetterHours(localTime: clock.localTime) : .always
    let notices = NoticeService(
        desk: NoticeDesk(on: database, letters, hours: hours, localTime: clock.localTime), database: database,
        clock: clock, logger: logger)
    let readings = ReadingService(
        desk: ReadingDesk(on: database, letters), database: database, clock: clock, logger: logger)
    let notice = NoticeCompletion(from: database, by: letters, now: clock.now, today: clock.today)
    let sender = LetterSender(settings.mail, database, portal, notice, hours)
    var services: [any ServiceLifecycle.Service] = [
        server, OutboxService(sender: sender, logger: logger), retention, notices,
        readings, KeyService(portal: portal, database: database, logger: logger),
    ]
    if settings.sendsBills {
        services.append(
            ElectronicBillService(planner: ElectronicBillPlanner(on: database, hours: hours), logger: logger))
    }
    let imports = ImportMetrics()
    if case .directory(let path) = settings.database {
        services.append(
            ControlServer(
                directory: path, database: database, letters: letters, retention: retention, hours: hours,
                notices: notices, readings: readings, logger: logger, metrics: imports,
                importErrors: settings.importErrors,
                keysChanged: { try await portal.readKeysAgain(from: database) }))
    }
    if let address = settings.metricsListen {
        services.append(metricsServer(of: portal, imports, on: address, logger))
    }
    var configuration = ServiceGroupConfiguration(
        services: services,
        gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger))
    // Together slightly less than the ten seconds of the documentation.
    configuration.maximumGracefulShutdownDuration = .seconds(8)
    configuration.maximumCancellationDuration = .seconds(1)
    do {
        // The log has one language, whatever that of the terminal is.
        try await CommandTexts.$current.withValue(.english) {
            try await ServiceGroup(configuration: configuration).run()
        }
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
        throw PortInUse(ports: [settings.listen.port, settings.metricsListen?.port].compactMap(\.self))
    }
}

extension LetterSender {
    convenience init(
        _ mail: MailSettings, _ database: any Database, _ portal: Portal, _ notice: NoticeCompletion,
        _ hours: LetterHours
    ) {
        let bill = ElectronicBillCompletion(from: database, by: ElectronicBillLetters(portal), now: wallClock)
        self.init(
            from: database, to: mail.carrier, on: mail.paper,
            completedBy: [bill, notice],
            hours: hours, perMinute: mail.perMinute, timeout: mail.timeout, now: wallClock)
    }
}

/// The portal has the words of these letters.
extension ElectronicBillLetters: BillLetterWriting {}

/// On a separate address, so that a client of the portal cannot reach it.
private func metricsServer(
    of portal: Portal, _ imports: ImportMetrics, on address: ListenAddress, _ logger: Logger
) -> WebServer {
    var bounds = WebServer.Bounds()
    bounds.connections = 16
    return WebServer(
        respond: { request, _ in
            await portal.respondToOperator(request) { text in
                text.family("kabinet_build_info", .gauge, "The program's version.")
                text.sample(1, ["version": version])
                imports.write(to: &text)
            }
        }, isSecure: false, host: address.host, port: address.port, bounds: bounds, logger: logger,
        onListening: { _ in })
}

struct PortInUse: Error, CustomStringConvertible {
    let ports: [Int]

    var description: String {
        let words = Speech.texts.common
        let numbers = ports.map(String.init)
        let told = numbers.count == 2 ? words.twoPorts((first: numbers[0], second: numbers[1])) : numbers.joined()
        return words.portInUse(told)
    }
}

private func quiet(_ logger: Logger) -> Logger {
    var logger = logger
    logger.logLevel = .warning
    return logger
}
