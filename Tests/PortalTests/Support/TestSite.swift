import Attachments
import Demo
import Domain
import Exchange
import Foundation
import Logging
import Operations
import Portal
import Store
import Synchronization
import TestDatabases
import Web
import Words

/// The whole site on a separate database: the demo's batch, three customers, clocks that a test sets.
final class TestSite: Sendable {
    static let owner = "demo@kabinet.example"
    static let stranger = "stranger@kabinet.example"
    static let password = "kabinet-demo-2019"

    /// The slugs of the accounts in their customers' addresses.
    static let ownSlug = AccountSlug(stored: "own4900621")
    static let longSlug = AccountSlug(stored: "own4900835")
    static let foreignSlug = AccountSlug(stored: "foreign4900999")

    /// For tests that change nothing that another could see.
    static var shared: TestSite {
        get async throws { try await sharedTask.value }
    }

    private static let sharedTask = Task { try await TestSite() }

    let portal: Portal
    let database: any Database
    /// Of the embedded databases, unless another database was given.
    let folder: String
    let clock = TestClock()
    /// The operator's address for new messages.
    static let feedbackAddress = "surak@kabinet.example"
    /// The owner's message, with a file.
    static let ownReference = FeedbackReference(stored: "11112222")
    /// Of the files that customers send.
    var files: FileFolder { FileFolder(path: folder + "/feedback") }

    /// - Parameters:
    ///   - database: an empty one; nil for a new one.
    ///   - served: the same data through other connections, for the portal alone.
    ///   - edit: changes the billing database before the first request.
    init(
        publicAddress: String = "http://kabinet.test", paymentLink: PaymentLink? = nil,
        linking: LinkingRules = LinkingRules(), consents: Consents? = TestSite.consents,
        paperBills: PaperBills = .besides, passwordQueue: Int = 10_000,
        database given: (any Database)? = nil, served: (any Database)? = nil,
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        edit: (@Sendable (any Connection) throws -> Void)? = nil
    ) async throws {
        let folder = try TestSite.emptyFolder()
        self.folder = folder.path
        database = try given ?? TestDatabase.empty(in: folder.path)
        let start = clock.now
        try await TestSite.publishDemo(on: database, now: start)
        if let edit { try await database.publish { try edit($0) } }

        let hash = try await TestSite.hash.value
        try await database.write { connection in
            for (email, accounts) in [(TestSite.owner, ["4900621", "4900835"]), (TestSite.stranger, ["4900999"])] {
                try Operator(connection).addCustomer(
                    email: email, password: hash, accounts: accounts.compactMap(AccountNumber.init), now: start)
            }
            let slugs = [
                ("4900621", TestSite.ownSlug), ("4900835", TestSite.longSlug),
                ("4900999", TestSite.foreignSlug),
            ]
            for (account, slug) in slugs {
                try connection.execute("UPDATE account_link SET slug = $1 WHERE account = $2", [slug, account])
            }
        }

        let files = FileFolder(path: folder.path + "/feedback")
        try await TestSite.addFeedback(to: database, files, now: start)
        portal = try await Portal(
            database: served ?? database,
            settings: PortalSettings(
                publicAddress: PublicAddress(publicAddress)!, paymentLink: paymentLink, consents: consents,
                linking: linking, paperBills: paperBills,
                feedback: FeedbackSettings(
                    topics: TopicFile(DemoFeedback.topics, named: "demo").topics,
                    address: EmailAddress(TestSite.feedbackAddress), files: files),
                demoDay: Day(iso: "2019-10-16")),
            clock: PortalClock(
                now: { [clock] in clock.now }, today: { [clock] in clock.today },
                localTime: { LocalTime($0, offset: 6 * 3600) }),
            logger: logger, passwords: TestSite.hasher(queue: passwordQueue))
    }

    /// Publishes the demo's batch.
    ///
    /// - Parameter edit: changes the text of a file.
    static func publishDemo(
        on database: any Database, now: Timestamp, edit: (_ file: String, _ text: String) -> String = { $1 }
    ) async throws {
        let folder = try emptyFolder()
        for (name, content) in DemoBatch.files {
            let text = edit(name, String(decoding: content, as: UTF8.self))
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let outcome = try await BatchImport(path: folder.path, now: now).run(on: database)
        guard case .published = outcome else { throw TestSiteError.notPublished("\(outcome)") }
    }

    /// The demo's: registration is open.
    static let consents = try? ConsentFile(DemoConsents.file, named: "demo").consents

    /// On the engine that the tests run on.
    static func emptyDatabase() throws -> any Database {
        try TestDatabase.empty(in: emptyFolder().path)
    }

    private static func emptyFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// The cheapest.
    private static func hasher(queue: Int) throws -> PasswordHasher {
        try PasswordHasher(passes: 1, memory: 8192, longestQueue: queue)
    }

    static let hash = Task { try await hasher(queue: 2).hash(Password(password)!) }
}

/// A clock that a test advances.
final class TestClock: Sendable {
    private let seconds = Mutex<Int64>(1_571_205_600)
    private let days = Mutex(0)

    /// The business day, which does not follow `now`: the demo's day.
    var today: Day { Day(iso: "2019-10-16")! + days.withLock { $0 } }

    func advance(days passed: Int) {
        days.withLock { $0 += passed }
    }

    var now: Timestamp { Timestamp(seconds: seconds.withLock { $0 }) }

    func advance(seconds passed: Int64) {
        seconds.withLock { $0 += passed }
    }
}

enum TestSiteError: Error {
    case notPublished(String)
    case noToken
}
