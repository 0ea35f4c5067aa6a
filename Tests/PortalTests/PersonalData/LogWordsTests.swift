import Logging
import Store
import Synchronization
import Testing

@testable import Portal

@Suite("The log names nobody")
struct LogWordsTests {
    @Test("Neither persons nor accounts, and nothing that lets somebody in")
    func words() async throws {
        let text = LogText()
        let site = try await TestSite(logger: Logger(label: "test") { _ in text })
        try await CustomerLife(site: site).live()
        var stranger = TestBrowser(site)
        _ = try await stranger.signIn(TestSite.stranger, "a wrong password")
        let log = text.all
        #expect(log.contains("request") && log.contains("outcome=wrong"))
        let links = try await site.database.read { try Operator($0).waitingLetters(100) }.compactMap { letter in
            letter.letter.text.firstMatch(of: /\/([0-9a-f]{64})/).map { String($0.1) }
        }
        #expect(!links.isEmpty)
        let secrets = [TestSite.password, "a wrong password", TestSite.stranger, "4900621", "4900999"]
        for word in CustomerLife.words + secrets + links { #expect(!log.contains(word), "\(word)") }
        #expect(log.firstMatch(of: /[0-9a-f]{64}|argon2/) == nil)
    }
}

/// Everything that is logged, as one text.
private final class LogText: LogHandler {
    private let text = Mutex("")

    var all: String { text.withLock { $0 } }

    func log(event: LogEvent) {
        let fields = event.metadata?.map { "\($0.key)=\($0.value)" }.joined(separator: " ") ?? ""
        text.withLock { $0 += "\(event.level) \(event.message) \(fields)\n" }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }
}
