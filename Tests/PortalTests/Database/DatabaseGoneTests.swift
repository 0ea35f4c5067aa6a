import Foundation
import HTTPTypes
import PostgreSQLEngine
import Store
import TestDatabases
import Testing

@Suite("A database that does not answer", .enabled(if: TestDatabase.server != nil))
struct DatabaseGoneTests {
    @Test("The visitor soon gets an error page in their language, with Retry-After; later all works again")
    func busy() async throws {
        let database = try PostgreSQLDatabase(
            address: TestDatabase.emptySchema(), connections: 1, timeout: .seconds(1))
        let site = try await TestSite(database: database)
        var browser = TestBrowser(site)

        let (begun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let holder = Task.detached {
            try await database.read { _ in
                begun.signal()
                mayEnd.wait()
            }
        }
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                begun.wait()
                continuation.resume()
            }
        }
        #expect(database.load == DatabaseLoad(limit: 1, inUse: 1, idle: 0, waiting: 0))
        let start = ContinuousClock.now
        let answer = await browser.get("/?lang=en")
        // The limit is 1.5 seconds; a busy machine takes longer. Without a limit it would wait for ever.
        #expect(ContinuousClock.now - start < .seconds(30))
        #expect(answer.status == 503)
        #expect(answer.headers[HTTPField.Name("Retry-After")!] == "5")
        #expect(answer.body.contains("<html lang=\"en\">"))
        #expect(answer.body.contains("your request was not carried out"))

        mayEnd.signal()
        try await holder.value
        #expect(await browser.get("/").status == 200)
    }
}
