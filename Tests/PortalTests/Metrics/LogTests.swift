import Logging
import Store
import Synchronization
import TestDatabases
import Testing

@Suite("The log")
struct LogTests {
    @Test("An error is logged with the id that the visitor sees, as is the request's own line")
    func fault() async throws {
        let lines = Lines()
        let site = try await TestSite(logger: Logger(label: "test") { _ in lines })
        try await TestDatabase.changeTable("DROP TABLE price", of: site.database)
        var browser = TestBrowser(site)
        let answer = await browser.get("/tariffs")
        #expect(answer.status == 500)
        let told = lines.all
        #expect(told.map(\.message) == ["fault", "request"])
        let ids = Set(told.map { $0.id })
        let id = try #require(ids.first)
        #expect(ids.count == 1 && id.count == 13 && answer.body.contains(id))
    }
}

/// Keeps the log.
private final class Lines: LogHandler {
    private let lines = Mutex<[(message: String, id: String)]>([])

    var all: [(message: String, id: String)] { lines.withLock { $0 } }

    func log(event: LogEvent) {
        let id = event.metadata?["id"].map { "\($0)" } ?? ""
        lines.withLock { $0.append((event.message.description, id)) }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}
