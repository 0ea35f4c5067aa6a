import Foundation
import Store
import TestDatabases
import Testing

@testable import PostgreSQLEngine

@Suite("Reading from replicas", .enabled(if: TestDatabase.server != nil))
struct ReplicaTests {
    private let address: String

    init() throws {
        address = try TestDatabase.emptySchema()
    }

    private static let nameOfConnection: SQL = "SELECT current_setting('application_name')"

    @Test("Recent reads go to a replica, even after its connections were lost")
    func reading() async throws {
        let replica = "replica-\(UUID())"
        let database = try PostgreSQLDatabase(
            address: address, replicas: address + " application_name=" + replica, connections: 2,
            timeout: TestDatabase.timeout)
        @Sendable func name(_ connection: any Connection) throws -> String? {
            try connection.row(ReplicaTests.nameOfConnection, []) { $0.text(0) }
        }
        for _ in 0..<2 {
            while try await database.readRecent(name) != replica {}
            #expect(try await database.read(name) != replica)
            try TestDatabase.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(replica)'")
            for _ in 0..<3 { _ = try await database.readRecent(name) }
        }
    }

    @Test("A replica's lag follows from the last heartbeat that it has")
    func staleness() throws {
        _ = try PostgreSQLDatabase(address: address)
        let session = try Session(Server(address: address, role: .replica), limit: .job, longestStatement: nil)
        func isFresh(_ notes: (number: Int64, ago: Duration)...) throws -> Bool {
            let beats = Heartbeats()
            session.hasAllUntil = nil
            for note in notes { beats.note(note.number, at: .now - note.ago) }
            return try beats.isFresh(session)
        }
        // It shows 0.
        #expect(try isFresh((0, .zero)))
        #expect(try isFresh((-1, .seconds(2)), (1, .zero)))
        #expect(try !isFresh())
        #expect(try !isFresh((1, .zero)))
        #expect(try !isFresh((0, .seconds(4)), (1, .zero)))
        // A primary that has lost its last numbers continues with higher ones.
        #expect(try !isFresh((0, .seconds(5)), (2, .seconds(4)), (3, .zero)))
    }
}
