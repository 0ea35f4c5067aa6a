import Domain
import Exchange
import Foundation
import Operations
import Portal
import SQLiteEngine
import Store
import TestDatabases
import Testing

@testable import KabinetCommand

@Suite("The control socket")
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

    private func whileServing(_ body: (SQLiteDatabase, ControlClient) async throws -> Void) async throws {
        try await KabinetCommandTests.whileServing(in: directory, body)
    }

    @Test("A batch is published, and the second time nothing changes")
    func importing() async throws {
        try await whileServing { database, client in
            let request = ControlRequest.batch(.importing(ImportRequest(path: example, isDryRun: false)), UUID())
            guard case .outcome(.published(let rows, _)) = try await client.run(request) else {
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

    @Test("A key is replaced while the portal serves")
    func rotation() async throws {
        try await whileServing { database, client in
            let old = try await database.write { try Operator($0).secret("forms", otherwise: [1]) }
            #expect(try await client.run(.rotateKey(.forms))?.count == 1)
            let new = try await database.read { try Operator($0).secret("forms") }
            #expect(new?.count == 32 && new != old)
        }
    }

    @Test("An import that is stopped says so, and nothing is published")
    func stopped() async throws {
        try await whileServing { database, client in
            // The import waits, as there is one publication at a time.
            let holder = try await HeldTransaction { hold in try await database.publish { _ in hold() } }
            let (id, request) = (UUID(), ImportRequest(path: example, isDryRun: false))
            let importing = Task { try await ControlClient(directory: directory).run(.batch(.importing(request), id)) }
            while try await client.run(.stop(id))?.count != 1 { await Task.yield() }
            try await holder.end()
            guard case .interrupted = try await importing.value else {
                Issue.record("not interrupted")
                return
            }
            let found = try await database.read { try $0.row("SELECT COUNT(*) FROM account", []) { $0.int(0) } }
            #expect(found == 0)
        }
    }

    @Test("An unreadable batch is reported as such")
    func unreadable() async throws {
        try await whileServing { _, client in
            let request = ControlRequest.batch(.importing(ImportRequest(path: "/nowhere", isDryRun: false)), UUID())
            guard case .unreadable = try await client.run(request) else {
                Issue.record("not unreadable")
                return
            }
        }
    }

    @Test("A customer is added, once")
    func customer() async throws {
        try await whileServing { database, client in
            let customers = [
                try NewCustomer(email: "A@b.kz", accounts: []), try NewCustomer(email: "c@d.kz", accounts: ["77"]),
            ]
            let unknown = "there is no account 77 in the imported batches"
            for first in [NewCustomer.Outcome.added, .existing] {
                let adding = CustomerOperation.add(customers, password: "hash", invitation: nil)
                guard case .customers(.added(let outcomes)) = try await client.run(.customers(adding)) else {
                    Issue.record("not answered")
                    return
                }
                #expect(outcomes == [first, .refused(unknown)])
            }
            let emails = try await database.read { try $0.rows("SELECT email FROM customer") { $0.text(0) } }
            #expect(emails == ["a@b.kz"])
        }
    }

    @Test("A reply of a megabyte arrives whole")
    func longReply() async throws {
        try await whileServing { _, client in
            let customers = try (1...20_000).map { try NewCustomer(email: "c\($0)@d.kz", accounts: ["77"]) }
            let adding = CustomerOperation.add(customers, password: "hash", invitation: nil)
            guard case .customers(.added(let outcomes)) = try await client.run(.customers(adding)) else {
                Issue.record("not answered")
                return
            }
            #expect(outcomes.count == customers.count)
        }
    }

    @Test("Acts on customers go through the running portal, and invitations lead to its address")
    func acts() async throws {
        try await whileServing { database, client in
            let new = [try NewCustomer(email: "a@b.kz", accounts: [])]
            let adding = CustomerOperation.add(new, password: "hash", invitation: .init(in: .ru))
            #expect(try await outcome(of: adding, client) == .added([.added]))
            let letter = try #require(try await database.read { try Operator($0).waitingLetters(2) }.first?.letter)
            #expect(letter.text.contains("https://kabinet.test/reset/"))
            #expect(letter.language == .ru)
            #expect(letter.recipient == "a@b.kz")

            let ending = CustomerOperation.act(.endSessions, email: "a@b.kz", reason: "lost telephone")
            #expect(try await outcome(of: ending, client) == .done)
            let unlinking = CustomerOperation.act(.unlink(account: "1"), email: "a@b.kz", reason: "moved")
            let refusal = "the customer is not linked to the account 1"
            #expect(try await outcome(of: unlinking, client) == .refused(refusal))
            let kept = try await database.read { try $0.rows("SELECT reason FROM operator_act") { $0.text(0) } }
            #expect(kept == ["lost telephone"])
        }
    }

    private func outcome(
        of operation: CustomerOperation, _ client: ControlClient
    ) async throws -> CustomerOperation.Outcome? {
        guard case .customers(let outcome) = try await client.run(.customers(operation)) else { return nil }
        return outcome
    }

    @Test("Other users cannot open the socket")
    func mode() async throws {
        try await whileServing { _, _ in
            let attributes = try FileManager.default.attributesOfItem(atPath: ControlSocket.path(directory: directory))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("Without a running portal the client gets nil")
    func nobody() async throws {
        let client = ControlClient(directory: directory)
        let reply = try await client.run(.batch(.importing(ImportRequest(path: example, isDryRun: true)), UUID()))
        guard reply == nil else {
            Issue.record("somebody answered")
            return
        }
    }
}
