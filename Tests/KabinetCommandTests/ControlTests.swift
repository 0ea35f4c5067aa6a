import Domain
import Exchange
import Foundation
import Logging
import SQLiteEngine
import Store
import Testing

@testable import KabinetCommand

@Suite("What the other commands ask of a running portal")
struct ControlTests {
    private let directory: String
    private let example: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        directory = folder.path
        example =
            URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "ExchangeTests/Example").path
    }

    /// Runs `body` while a portal's control socket is served in `directory`.
    private func whileServing(_ body: (SQLiteDatabase, ControlClient) async throws -> Void) async throws {
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

    @Test("A batch is published, and the second time nothing changes")
    func importing() async throws {
        try await whileServing { database, client in
            let request = ControlRequest.importBatch(ImportRequest(path: example, isDryRun: false))
            guard case .outcome(.published(let rows)) = try await client.run(request) else {
                Issue.record("not published")
                return
            }
            #expect(rows > 0)
            guard case .outcome(.unchanged) = try await client.run(request) else {
                Issue.record("not unchanged")
                return
            }
            let found = try await database.read { try $0.row("SELECT COUNT(*) FROM account", []) { $0.int(0) } }
            #expect((found ?? 0) > 0)
        }
    }

    @Test("A batch that can't be read is told as such")
    func unreadable() async throws {
        try await whileServing { _, client in
            let request = ControlRequest.importBatch(ImportRequest(path: "/nowhere", isDryRun: false))
            guard case .unreadable = try await client.run(request) else {
                Issue.record("not unreadable")
                return
            }
        }
    }

    @Test("A customer is added, once")
    func customer() async throws {
        try await whileServing { database, client in
            let customer = ControlRequest.addCustomer(NewCustomer(email: "a@b.kz", password: "hash", accounts: []))
            guard case .customerAdded = try await client.run(customer) else {
                Issue.record("not added")
                return
            }
            guard case .failed(let reason) = try await client.run(customer) else {
                Issue.record("added twice")
                return
            }
            #expect(reason == "a@b.kz has a sign-in already")
            let unknown = ControlRequest.addCustomer(NewCustomer(email: "c@d.kz", password: "hash", accounts: ["77"]))
            guard case .failed = try await client.run(unknown) else {
                Issue.record("added with an unknown account")
                return
            }
            let count = try await database.read { try $0.row("SELECT COUNT(*) FROM customer", []) { $0.int(0) } }
            #expect(count == 1)
        }
    }

    @Test("Nobody else can open the socket")
    func mode() async throws {
        try await whileServing { _, _ in
            let attributes = try FileManager.default.attributesOfItem(atPath: ControlSocket.path(directory: directory))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("Where no portal runs, the command is told so")
    func nobody() async throws {
        let client = ControlClient(directory: directory)
        let reply = try await client.run(.importBatch(ImportRequest(path: example, isDryRun: true)))
        guard reply == nil else {
            Issue.record("somebody answered")
            return
        }
    }
}
