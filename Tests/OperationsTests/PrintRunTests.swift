import Domain
import Exchange
import Foundation
import Operations
import Store
import Synchronization
import TestDatabases
import Testing
import Words

@Suite("Printing the bills of a month")
struct PrintRunTests {
    private let directory = scratch()
    private let out = scratch() + "/bills"
    private let september = Month(year: 2019, month: 9)
    private let database: any Database
    private let reader: any SnapshotReader

    init() async throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        // Held open, as by a running portal.
        (database, reader) = try TestDatabase.emptyWithReader(in: directory)
        let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "ExchangeTests/Example").path
        _ = try await BatchImport(path: example, now: Timestamp(seconds: 0)).run(on: database)
    }

    private static func scratch() -> String {
        FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString.prefix(8))").path
    }

    private func order(
        _ month: Month? = nil, accounts: [String]? = nil, single: String? = nil, language: Language = .kk,
        second: Language? = nil,
        code: (@Sendable (Account) -> String)? = nil
    ) -> PrintOrder {
        PrintOrder(
            month: month ?? september, languages: PaperLanguages(language, second), paymentLink: nil, code: code,
            accounts: accounts?.compactMap(AccountNumber.init), folder: out, single: single)
    }

    private func run(_ order: PrintOrder, billsPerPart: Int = 1000) async throws -> PrintRun.Result {
        try await PrintRun(order, reader, billsPerPart: billsPerPart).run { _, _ in }
    }

    private var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: out).filter { $0.hasSuffix(".pdf") }.sorted() }
    }

    @Test("A file for each account; existing files are not drawn again, deleted ones are")
    func files() async throws {
        #expect(try await run(order()).drawn == 3)
        #expect(try files == ["100001-2019-09.pdf", "100002-2019-09.pdf", "100003-2019-09.pdf"])
        let first = try Data(contentsOf: URL(filePath: out + "/100001-2019-09.pdf"))
        #expect(first.starts(with: Data("%PDF-".utf8)))

        try FileManager.default.removeItem(atPath: out + "/100001-2019-09.pdf")
        let again = try await run(order())
        #expect((again.drawn, again.kept) == (1, 2))
        #expect(try Data(contentsOf: URL(filePath: out + "/100001-2019-09.pdf")) == first)
    }

    @Test("An interrupted run leaves no partial file, and can be continued")
    func brokenOff() async throws {
        _ = try await run(order())
        try FileManager.default.removeItem(atPath: out + "/100002-2019-09.pdf")
        try Data("%PDF-half".utf8).write(to: URL(filePath: out + "/100002-2019-09.pdf.part"))
        #expect(try await run(order()).drawn == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: out).filter { $0.hasSuffix(".part") } == [])
    }

    @Test(
        "One print file or, for many bills, several",
        arguments: [(1000, ["all.pdf"]), (1, ["all-0001.pdf", "all-0002.pdf", "all-0003.pdf"])])
    func single(billsPerPart: Int, names: [String]) async throws {
        #expect(try await run(order(single: "all.pdf"), billsPerPart: billsPerPart).drawn == 3)
        #expect(try files == names)
        let again = try await run(order(single: "all.pdf"), billsPerPart: billsPerPart)
        #expect((again.drawn, again.kept) == (0, 3))
    }

    @Test("A letter that no font has is told with its account and field", arguments: [nil, "all.pdf"])
    func unprintable(single: String?) async throws {
        try await database.publish { connection in
            try connection.execute("UPDATE account SET payer = 'Үлгі \u{5F35}' WHERE account = '100002'")
        }
        let found = try await run(order(single: single)).unprintable
        #expect(found.map(\.account.text) == ["100002"])
        #expect(found.map(\.field) == ["payer"])
        #expect(found.first?.words == "\u{5F35} U+5F35")
    }

    @Test("Bills in two languages are other ones than in one")
    func twoLanguages() async throws {
        #expect(try await run(order(accounts: ["100001"], second: .ru)).drawn == 1)
        await #expect(throws: JobError.self) { try await run(order(accounts: ["100001"])) }
    }

    @Test("A bill that cannot be drawn is named, and the others are drawn", arguments: [nil, "all.pdf"])
    func undrawable(single: String?) async throws {
        // The import would refuse it.
        try await database.publish { connection in
            try connection.execute("UPDATE bill_line SET charged = charged + 1 WHERE account = '100001'")
        }
        let result = try await run(order(single: single))
        #expect(result.drawn == 2)
        #expect(result.undrawn.map(\.account.text) == ["100001"])
        #expect(result.undrawn.first?.reason.isEmpty == false)
        #expect(try files == single.map { [$0] } ?? ["100002-2019-09.pdf", "100003-2019-09.pdf"])
    }

    @Test("With a code for each account, and not mixed with bills that have none")
    func codes() async throws {
        let codes = Mutex<[String]>([])
        let code: @Sendable (Account) -> String = { account in
            codes.withLock { $0.append(account.number.text) }
            return "K7F4-M9QX"
        }
        #expect(try await run(order(code: code)).drawn == 3)
        #expect(codes.withLock { $0.sorted() } == ["100001", "100002", "100003"])
        let path = URL(filePath: out + "/100001-2019-09.pdf")
        let printed = try Data(contentsOf: path)
        await #expect(throws: JobError.self) { try await run(order()) }
        try FileManager.default.removeItem(atPath: out)
        _ = try await run(order())
        #expect(try Data(contentsOf: path) != printed)
    }

    @Test("Only the requested accounts; those without a bill are reported")
    func accounts() async throws {
        let result = try await run(order(accounts: ["100002", "999", "100001-X"]))
        #expect(result.drawn == 1)
        #expect(result.missing.map(\.text) == ["999", "100001-X"])
        #expect(try files == ["100002-2019-09.pdf"])
    }

    @Test("A folder with the bills of another run is not mixed up")
    func otherRun() async throws {
        _ = try await run(order())
        for other in [order(single: "all.pdf"), order(language: .ru), order(accounts: ["100001"])] {
            await #expect(throws: JobError.self) { try await run(other) }
        }
        #expect(try files.count == 3)
    }

    @Test("Two runs do not write into one folder, and only the owner can read their files")
    func oneRun() async throws {
        let first = try PrintRun(order(), reader)
        await #expect(throws: JobError.self) { try await run(order()) }
        #expect(try await first.run { _, _ in }.drawn == 3)
        let attributes = try FileManager.default.attributesOfItem(atPath: out + "/100001-2019-09.pdf")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("No two accounts have the same file")
    func names() {
        #expect(AccountNumber(stored: "A/1").fileName != AccountNumber(stored: "A-1").fileName)
    }

    @Test("A month without bills is refused, and leaves nothing behind")
    func noBills() async throws {
        await #expect(throws: JobError.self) { try await run(order(Month(year: 2031, month: 1))) }
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test("The list of accounts is parsed, and an invalid line is reported")
    func list() throws {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        try Data("100001\r\n\n 100002 \n100001\n".utf8).write(to: URL(filePath: out + "/list"))
        #expect(try AccountList.read(out + "/list").map(\.text) == ["100001", "100002"])
        try Data("100001\nsoon!\n".utf8).write(to: URL(filePath: out + "/list"))
        #expect(throws: AccountListError.self) { try AccountList.read(out + "/list") }
    }
}
