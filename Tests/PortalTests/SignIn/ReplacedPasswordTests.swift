import Store
import Synchronization
import Testing
import Web

@testable import Portal

@Suite("A password that is replaced while somebody signs in")
struct ReplacedPasswordTests {
    @Test("The old one opens nothing; nor does it come back")
    func replaced() async throws {
        let database = InterruptedDatabase(try TestSite.emptyDatabase())
        let site = try await TestSite(database: database)
        let renewed = try await site.portal.passwords.hash(Password(TestBrowser.newPassword)!)
        database.interrupt { connection in
            let authentication = Authentication(connection)
            let owner = try authentication.credentials(email: TestSite.owner)?.customer
            try authentication.replacePassword(of: try #require(owner), with: renewed)
        }
        var thief = TestBrowser(site)
        #expect(try await thief.signIn(TestSite.owner).status == 422)
        #expect(await !thief.isSignedIn)
        var owner = TestBrowser(site)
        #expect(try await owner.signIn(TestSite.owner, TestBrowser.newPassword).status == 303)
    }

    @Test("A newer hash of the same password is as good")
    func renewed() async throws {
        let database = InterruptedDatabase(try TestSite.emptyDatabase())
        let site = try await TestSite(database: database)
        let renewed = try await site.portal.passwords.hash(Password(TestSite.password)!)
        database.interrupt { connection in
            try connection.execute("UPDATE customer SET password = $1", [renewed])
        }
        var browser = TestBrowser(site)
        #expect(try await browser.signIn(TestSite.owner).status == 303)
    }
}

/// Something else is written right after the first write of a request.
private final class InterruptedDatabase: Database {
    private typealias Body = @Sendable (any Connection) throws -> Void
    private let inner: any Database
    private let waiting = Mutex<Body?>(nil)

    init(_ inner: any Database) {
        self.inner = inner
    }

    func interrupt(by body: @escaping @Sendable (any Connection) throws -> Void) {
        waiting.withLock { $0 = body }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let result = try await inner.write(body)
        let interruption = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        if let interruption { try await inner.write(interruption) }
        return result
    }

    func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.publish(body)
    }

    func readBeside<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.readBeside(body) }
}
