import Foundation
import HTTPTypes
import PostgreSQLEngine
import Store
import TestDatabases
import Testing

@Suite("A database that does not answer", .enabled(if: TestDatabase.server != nil), .timeLimit(.minutes(10)))
struct DatabaseGoneTests {
    @Test("The visitor soon gets an error page in their language, with Retry-After; later all works again")
    func busy() async throws {
        let address = try TestDatabase.emptySchema()
        let database = try PostgreSQLDatabase(address: address, connections: 1, timeout: .seconds(10))
        // Long enough for a request on a busy machine; the import may take longer.
        let importing = try PostgreSQLDatabase(address: address, timeout: TestDatabase.timeout)
        let site = try await TestSite(database: importing, served: database)
        var browser = TestBrowser(site)

        let holder = try await HeldTransaction { hold in try await database.read { _ in hold() } }
        #expect(database.load == DatabaseLoad(limit: 1, inUse: 1, idle: 0, waiting: 0))
        // Answered while the only connection is held: without a limit it would wait for ever.
        let answer = await browser.get("/?lang=en")
        #expect(answer.status == 503)
        #expect(answer.headers[HTTPField.Name("Retry-After")!] == "5")
        #expect(answer.body.contains("<html lang=\"en\">"))
        #expect(answer.body.contains("your request was not carried out"))

        try await holder.end()
        #expect(await browser.get("/").status == 200)
    }
}
