import Dispatch
import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import Subprocess
import Testing
import Web
import Words

@testable import Portal

@Suite("Taking one's data")
struct ArchiveTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    @Test("A customer has six files made at a time, then is asked to wait; others get theirs")
    func tooManyAtOnce() async throws {
        let id = try await site.database.read { try Operator($0).identity(TestSite.owner)?.id }
        let owner = "customer \(try #require(id).number)"
        let gate = DispatchSemaphore(value: 0)
        let drawing = site.portal.drawing
        let earlier = (0..<6).map { _ in Task { try await drawing.run(for: owner) { gate.wait() } } }
        while drawing.queueLength < 6 { await Task.yield() }
        var (browser, other) = (TestBrowser(site), TestBrowser(site))
        _ = try await browser.signIn(TestSite.owner)
        _ = try await other.signIn(TestSite.stranger)
        let refused = await browser.get(DataArchive())
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "5")
        for _ in earlier { gate.signal() }
        #expect(await other.get(DataArchive()).status == 200)
        for task in earlier { try await task.value }
        #expect(await browser.get(DataArchive()).status == 200)
    }

    private func archive(_ browser: inout TestBrowser) async throws -> [String: String] {
        let answer = await browser.get(DataArchive())
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "application/zip")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.contentDisposition]?.contains("kabinet-data.zip") == true)
        return try await unzipped(answer.bytes)
    }

    /// The content of the files, by name.
    private func unzipped(_ bytes: [UInt8]) async throws -> [String: String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let program = """
            import json, sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            assert z.testzip() is None
            print(json.dumps({name: z.read(name).decode(errors="replace") for name in z.namelist()}))
            """
        let python = try await run(
            .name("python3"), arguments: ["-c", program, file.path], output: .bytes(limit: 1 << 24))
        return try JSONDecoder().decode([String: String].self, from: Data(python.standardOutput))
    }

    /// The rows of a table, as JSON has them.
    private func rows(_ files: [String: String], _ file: String, _ table: String) throws -> [[String: Any]] {
        let text = try #require(files[file])
        let tables = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [[String: Any]]]
        return try #require(tables?[table])
    }

    @Test("It has everything about the customer, and nothing that lets somebody in")
    func customer() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), ["name": "=Айгүл", "phone": "+7 701 234 56 78", "language": "kk"])
        let (app, codes) = try await browser.turnSecondFactorOn()
        _ = try await site.operate(.show, on: TestSite.owner, reason: "call 4711")
        let files = try await archive(&browser)

        let profile = try #require(try rows(files, "data.json", "profile").first)
        #expect(profile["email"] as? String == TestSite.owner)
        #expect(profile["name"] as? String == "=Айгүл")
        #expect(profile["phone"] as? String == "+77012345678")
        #expect(profile["second_factor"] as? Bool == true)
        #expect(files["profile.csv"]?.contains(TestSite.owner + ",'=Айгүл,'+77012345678,kk,no,") == true)
        #expect(
            try rows(files, "data.json", "linked-accounts").map { $0["account"] as? String } == ["4900621", "4900835"])
        #expect(try rows(files, "data.json", "sessions").count == 1)
        #expect(try rows(files, "data.json", "operator-acts").first?["reason"] as? String == "call 4711")
        let message = try #require(try rows(files, "data.json", "feedback").first)
        #expect(message["message"] as? String == "Неге бұл айда сома көп?")
        #expect(files["feedback/1111-2222-1.pdf"] == "%PDF-1.4 sample")
        let events = try rows(files, "data.json", "security-log").compactMap { $0["event"] as? String }
        #expect(events.contains("second-factor-on"))
        #expect(try rows(files, "data.json", "letters").first?["kind"] as? String == "second-factor-changed")

        let all = files.values.joined()
        let secrets = try await site.database.read { connection in
            try connection.row(
                "SELECT password, (SELECT COUNT(*) FROM session) FROM customer WHERE email = $1", [TestSite.owner]
            ) { $0.text(0) }
        }
        for secret in [try #require(secrets), app.code(at: site.clock.now.seconds), try #require(codes.first)] {
            #expect(!all.contains(secret))
        }
        #expect(!all.contains("argon2"))
        #expect(!all.contains(try #require(browser.cookies["session"])))
    }

    @Test("It has the own accounts with all their rows, and no other")
    func accounts() async throws {
        try await site.database.write { connection in
            try connection.execute(
                "INSERT INTO account_plan VALUES ('4900621', 'electricity', $1, 'el-flat', 1)",
                [Day(iso: "2018-01-01")!])
            try connection.execute(
                """
                INSERT INTO bill_reading VALUES
                    ('4900621', $1, 'electricity', 'CU461577', 'total', $2, 1000000, $3, 2000000, 1)
                """, [Month(iso: "2019-09")!, Day(iso: "2019-08-31")!, Day(iso: "2019-09-30")!])
            try connection.execute(
                """
                INSERT INTO bill_version VALUES
                    ('4900621', $1, 1, $2, $2, $2, 'ҮЛГІ АБОНЕНТ', 'Мекенжай', 1, '')
                """, [Month(iso: "2019-09")!, Day(iso: "2019-10-16")!])
        }
        var browser = try await TestBrowser.owner(of: site)
        let files = try await archive(&browser)
        let folders = Set(files.keys.filter { $0.hasPrefix("accounts/") }.map { $0.split(separator: "/")[1] })
        #expect(folders == ["4900621", "4900835"])
        #expect(files.keys.allSatisfy { $0.utf8.allSatisfy { 0x21...0x7e ~= $0 } })
        #expect(!files.values.joined().contains("4900999"))

        let tables: [(String, SQL)] = [
            ("readings", "SELECT COUNT(*) FROM reading WHERE account = '4900621'"),
            ("statement", "SELECT COUNT(*) FROM balance WHERE account = '4900621'"),
            ("payments", "SELECT COUNT(*) FROM payment WHERE account = '4900621'"),
            ("payment-splits", "SELECT COUNT(*) FROM payment_split WHERE account = '4900621'"),
            ("bills", "SELECT COUNT(*) FROM bill WHERE account = '4900621'"),
            ("bill-lines", "SELECT COUNT(*) FROM bill_line WHERE account = '4900621'"),
            ("bill-readings", "SELECT COUNT(*) FROM bill_reading WHERE account = '4900621'"),
            ("account-plans", "SELECT COUNT(*) FROM account_plan WHERE account = '4900621'"),
            ("meters", "SELECT COUNT(*) FROM meter WHERE account = '4900621'"),
            ("adjustments", "SELECT COUNT(*) FROM adjustment WHERE account = '4900621'"),
            ("households", "SELECT COUNT(*) FROM household WHERE account = '4900621'"),
        ]
        for (table, query) in tables {
            let stored = try await site.database.read { try $0.row(query, []) { Int($0.int(0)) } }
            #expect(try rows(files, "accounts/4900621/data.json", table).count == stored, "\(table)")
            let lines = try #require(files["accounts/4900621/\(table).csv"]).components(separatedBy: "\r\n")
            #expect(lines.count - 2 >= stored ?? -1, "\(table)")
        }
        let account = try rows(files, "accounts/4900621/data.json", "account").first
        #expect(account?["payer"] as? String == "ҮЛГІ АБОНЕНТ")
    }

    @Test("README.txt names every file, in the customer's language", arguments: Language.allCases)
    func readme(language: Language) async throws {
        var browser = try await TestBrowser.owner(of: site)
        browser.cookies["language"] = language.rawValue
        let files = try await archive(&browser)
        let readme = try #require(files["README.txt"])
        let texts = site.portal.texts[language].archive
        #expect(readme.hasPrefix(texts.title + "\n\n" + TestSite.owner))
        for name in files.keys where name.hasSuffix(".csv") { #expect(readme.contains(name + " — ")) }
    }

    @Test("Each copy is in the security log; without a session there is none")
    func logged() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await archive(&browser)
        #expect(try await site.events(of: TestSite.owner).filter { $0 == "data-taken" }.count == 1)
        _ = await browser.get(DataPage())
        #expect(try await site.events(of: TestSite.owner).filter { $0 == "data-taken" }.count == 1)
        browser.cookies["session"] = nil
        #expect(await browser.get(DataArchive()).status == 303)
    }

    @Test("A helper's copy has that the access exists, but not the account's data")
    func helper() async throws {
        var (helper, _) = try await HelperSteps(site: site).help()
        let files = try await archive(&helper)
        let access = try #require(try rows(files, "data.json", "helpers").first)
        #expect(access["account"] as? String == "4900621")
        #expect(access["direction"] as? String == "received")
        #expect(files.keys.filter { $0.contains("4900621") } == [])
    }
}
