import Domain
import Foundation
import Store
import Synchronization
import TestDatabases
import Testing

@testable import PostgreSQLEngine

@Suite("The PostgreSQL engine", .enabled(if: TestDatabase.server != nil))
struct PostgreSQLTests {
    private let address: String

    init() throws {
        address = try TestDatabase.emptySchema()
    }

    private func node(connections: Int = 4, timeout: Duration = TestDatabase.timeout) throws -> PostgreSQLDatabase {
        try PostgreSQLDatabase(address: address, connections: connections, timeout: timeout)
    }

    private static let processOfServer: SQL = "SELECT pg_backend_pid()"

    @Test("A stalled server causes a timeout, and later requests are answered")
    func stalled() async throws {
        let database = try node(connections: 1, timeout: .seconds(5))
        let process = try await database.read { try $0.row(PostgreSQLTests.processOfServer, []) { pid_t($0.int(0)) } }
        let server = try #require(process)
        #expect(kill(server, SIGSTOP) == 0)
        // Without a timeout it would never return.
        await #expect(throws: DatabaseUnavailable.self) {
            try await database.read { try $0.row("SELECT 1", []) { $0.int(0) } }
        }
        let one = try await database.read { try $0.row("SELECT 1", []) { $0.int(0) } }
        #expect(one == 1)
        #expect(kill(server, SIGCONT) == 0)
    }

    @Test("Waiting too long for a connection is an error, and the queue is first in, first out")
    func queue() async throws {
        let database = try node(connections: 1, timeout: .seconds(5))
        let first = try await HeldTransaction { hold in try await database.read { _ in hold() } }
        let error = await #expect(throws: DatabaseUnavailable.self) { try await database.read { _ in } }
        #expect(error?.description == "timeout waiting for a connection: all connections are in use")
        try await first.end()
        try await database.read { _ in }
    }

    @Test("The queue is first in, first out")
    func order() async {
        let server = Server(address: address)
        let pool = Pool(size: 1) { try Session(server, limit: .each(TestDatabase.timeout), longestStatement: nil) }
        defer { pool.close() }
        let served = Mutex<[Int]>([])
        await withCheckedContinuation { continuation in
            for number in 0..<50 {
                pool.submit(
                    Pool.Job(deadline: .now + TestDatabase.timeout) { _ in
                        served.withLock { $0.append(number) }
                        if number == 49 { continuation.resume() }
                        return true
                    } fail: { _ in
                    })
            }
        }
        #expect(served.withLock { $0 } == Array(0..<50))
    }

    @Test("Two nodes that change the same row lose no update")
    func conflicts() async throws {
        let nodes = [try node(), try node()]
        try await nodes[0].write { try Authentication($0).addFailure([7], now: .init(seconds: 1)) }
        try await withThrowingTaskGroup { group in
            for number in 0..<40 {
                group.addTask {
                    try await nodes[number % 2].write { connection in
                        // Read, then written: the next transaction must not have read before.
                        let count = try connection.row("SELECT failures FROM sign_in_failure", []) { $0.int(0) } ?? 0
                        try connection.execute("UPDATE sign_in_failure SET failures = $1", [count + 1])
                    }
                }
            }
            try await group.waitForAll()
        }
        let count = try await nodes[1].read { try $0.row("SELECT failures FROM sign_in_failure", []) { $0.int(0) } }
        #expect(count == 41)
    }

    @Test("Lost connections are replaced without an error")
    func broken() async throws {
        let database = try node(connections: 1)
        let process = try await database.read { try $0.row(PostgreSQLTests.processOfServer, []) { $0.int(0) } }
        try TestDatabase.run("SELECT pg_terminate_backend(\(try #require(process)))")
        let next = try await database.write { try $0.row(PostgreSQLTests.processOfServer, []) { $0.int(0) } }
        #expect(next != process)
        try TestDatabase.run("SELECT pg_terminate_backend(\(try #require(next)))")
        let last = try await database.read { try $0.row(PostgreSQLTests.processOfServer, []) { $0.int(0) } }
        #expect(last != next)
    }

    @Test("One publication at a time, of all nodes")
    func publications() async throws {
        let nodes = [try node(), try node()]
        let running = Running()
        try await withThrowingTaskGroup { group in
            for number in 0..<6 {
                group.addTask {
                    try await nodes[number % 2].publish { connection in
                        running.count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                        _ = try connection.row("SELECT pg_sleep(0.02)", []) { _ in true }
                        running.count.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(running.count.withLock { $0.most } == 1)
    }

    private final class Running: Sendable {
        let count = Mutex((now: 0, most: 0))
    }

    @Test("Waiting for a publication can be cancelled")
    func cancelled() async throws {
        let database = try node()
        let first = try await HeldTransaction { hold in try await database.publish { _ in hold() } }
        let second = Task { try await database.publish { _ in } }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        try await first.end()
    }

    @Test("Nodes that start at the same time on an empty database both migrate it")
    func migration() async throws {
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 { group.addTask { _ = try node() } }
            try await group.waitForAll()
        }
    }

    @Test("A database of a newer program is refused", arguments: ["portal", "billing"])
    func newer(ledger: String) async throws {
        let database = try node()
        let later: SQL =
            ledger == "portal"
            ? "INSERT INTO portal_step (number) VALUES (999)" : "INSERT INTO billing_step (number) VALUES (999)"
        try await database.write { try $0.execute(later) }
        let error = #expect(throws: SchemaError.self) { try node() }
        #expect(error?.description.contains("999") == true)
    }

    @Test("Errors contain no values")
    func errors() async throws {
        let database = try node()
        let insert: SQL = "INSERT INTO customer (id, email, password, created_at) VALUES ($1, $2, 'p', 0)"
        let taken = await #expect(throws: DatabaseError.self) {
            try await database.write { connection in
                for number in 1...2 { try connection.execute(insert, [number, "somebody@kabinet.example"]) }
            }
        }
        #expect(taken?.description.contains("23505") == true)
        #expect(taken?.description.contains("customer_email_key") == true)
        #expect(taken?.description.contains("somebody") == false)
        let wrong = await #expect(throws: DatabaseError.self) {
            try await database.write { try $0.row("SELECT CAST($1 AS TEXT)::BIGINT", ["secret"]) { $0.int(0) } }
        }
        #expect(wrong?.description.contains("22P02") == true)
        #expect(wrong?.description.contains("secret") == false)
    }

    @Test("An ignored error of a statement does not hide that the rest was rolled back")
    func passedOver() async throws {
        let database = try node()
        await #expect(throws: DatabaseError.self) {
            try await database.write { _ = try? $0.execute("INSERT INTO secret (name) VALUES ('a')") }
        }
    }

    @Test("The first writable host is used")
    func hosts() throws {
        let host = try #require(TestDatabase.server?.split(separator: " ").first)
        let several = address.replacingOccurrences(of: host, with: "host=/nowhere," + host.dropFirst(5))
        _ = try PostgreSQLDatabase(address: several)
    }

    @Test("Without a server the error is reported, without the password")
    func unreachable() {
        let error = #expect(throws: DatabaseUnavailable.self) {
            try PostgreSQLDatabase(address: "postgres://somebody:hush@127.0.0.1:1/kabinet")
        }
        #expect(error?.description.contains("127.0.0.1") == true)
        #expect(error?.description.contains("hush") == false)
    }
}
