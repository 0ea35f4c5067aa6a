import Foundation
import Store
import Synchronization
import TestDatabases
import Testing

@Suite("The probes")
struct ProbeTests {
    @Test("Ready means that the database can write, and live that the program runs")
    func ready() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = FullDatabase(try TestDatabase.empty(in: folder.path))
        let site = try await TestSite(database: database)
        var browser = TestBrowser(site)
        #expect(await browser.get("/health/ready").status == 200)

        let writes = database.writes.load(ordering: .relaxed)
        #expect(await browser.get("/health/ready").status == 200)
        // Not twice in a second.
        #expect(database.writes.load(ordering: .relaxed) == writes)

        database.isFull.store(true, ordering: .relaxed)
        site.clock.advance(seconds: 1)
        #expect(await browser.get("/health/ready").status == 503)
        #expect(await browser.get("/health/live").status == 200)
        #expect(await browser.get("/").status == 200)
        // Who signs in is asked to try again, and told of no fault.
        #expect(try await browser.signIn(TestSite.owner).status == 503)

        database.isFull.store(false, ordering: .relaxed)
        #expect(await browser.get("/health/ready").status == 200)
    }
}

/// Reads, and when told to, no longer writes.
private final class FullDatabase: Database {
    let isFull = Atomic(false)
    let writes = Atomic(0)
    private let inner: any Database

    init(_ inner: any Database) {
        self.inner = inner
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        if isFull.load(ordering: .relaxed) { throw DatabaseUnavailable("the disk is full") }
        writes.add(1, ordering: .relaxed)
        return try await inner.write(body)
    }

    func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.publish(body)
    }

    func readBeside<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.readBeside(body) }
}
