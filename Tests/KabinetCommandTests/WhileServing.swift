import Foundation
import Logging
import SQLiteEngine

@testable import KabinetCommand

/// Runs `body` while a portal serves the control socket in `directory`.
func whileServing(in directory: String, _ body: (SQLiteDatabase, ControlClient) async throws -> Void) async throws {
    let database = try SQLiteDatabase(directory: directory, holder: "test")
    let server = ControlServer(
        directory: directory, database: database, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let serving = Task { try await server.run() }
    while !FileManager.default.fileExists(atPath: ControlSocket.path(directory: directory)) { await Task.yield() }
    do { try await body(database, ControlClient(directory: directory)) } catch {
        serving.cancel()
        throw error
    }
    serving.cancel()
    _ = await serving.result
}
