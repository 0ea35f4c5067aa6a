import Domain
import Foundation
import Logging
import Operations
import Portal
import SQLiteEngine
import Web

@testable import KabinetCommand

/// Runs `body` while a portal serves the control socket in `directory`.
func whileServing(in directory: String, _ body: (SQLiteDatabase, ControlClient) async throws -> Void) async throws {
    let database = try SQLiteDatabase(directory: directory, holder: "test")
    let (letters, logger) = (try OperatorLetters.forTests, Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let folder = LetterFolder(path: directory + "/mail")
    let clock = PortalClock(
        now: wallClock, today: { today(in: .gmt) }, localTime: { LocalTime($0, offset: 0) })
    let retention = RetentionService(
        retention: RetentionRun(on: database, letters, folder), database: database, clock: clock, logger: logger)
    let notices = NoticeService(
        desk: NoticeDesk(on: database, letters, hours: .always, localTime: clock.localTime), database: database,
        clock: clock,
        logger: logger)
    let readings = ReadingService(
        desk: ReadingDesk(on: database, letters), database: database, clock: clock, logger: logger)
    let server = ControlServer(
        directory: directory, database: database, letters: letters, retention: retention, hours: .always,
        notices: notices, readings: readings, logger: logger)
    let serving = Task { try await server.run() }
    while !FileManager.default.fileExists(atPath: ControlSocket.path(directory: directory)) { await Task.yield() }
    do { try await body(database, ControlClient(directory: directory)) } catch {
        serving.cancel()
        throw error
    }
    serving.cancel()
    _ = await serving.result
}

extension OperatorLetters {
    static var forTests: OperatorLetters {
        get throws {
            try OperatorLetters(publicAddress: PublicAddress("https://kabinet.test")!, localTime: localTime(in: .gmt))
        }
    }
}
