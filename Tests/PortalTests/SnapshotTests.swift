import Domain
import Foundation
import Store
import Testing
import Web

@testable import Portal

/// Each page as a file under Snapshots/, so that a visible change is noticed in a review. `RECORD_SNAPSHOTS=1 swift
/// test --filter SnapshotTests` writes them again.
@Suite("Pages as they are sent")
struct SnapshotTests {
    private static let pages: [(name: String, url: any Endpoint)] = [
        ("start", StartPage()), ("accounts", AccountsPage()), ("account", AccountPage(slug: TestSite.ownSlug)),
        ("readings", ReadingsPage()), ("readings-given", GivenReadingsPage()),
        ("meter-readings", MeterReadingsPage(slug: TestSite.ownSlug)),
        ("statement", StatementPage(slug: TestSite.ownSlug, service: "electricity")),
        ("print", StatementPrintPage(slug: TestSite.ownSlug, service: "electricity")),
        ("calculator", CalculatorPage(slug: TestSite.ownSlug, service: "electricity")),
        ("calculation", input(calculator, "day=2019-10-16&total=&unread=yes")),
        ("public-calculator", PublicCalculatorPage()),
        (
            "public-calculation",
            input("/calculator", "plan=el-levels&residents=1&by=used&used=120&days=month&month=9&year=2019")
        ),
        ("payments", PaymentsPage(slug: TestSite.ownSlug, chosen: "20190826-9")),
        ("bills", BillsPage(slug: TestSite.ownSlug, chosen: "2019-09")),
        ("bill", BillPage(slug: TestSite.ownSlug, month: "2019-09")),
        ("bill-long", BillPage(slug: TestSite.longSlug, month: "2018-12")),
        ("bill-back", BillBackPage(slug: TestSite.ownSlug, month: "2019-09")),
        ("feedback", FeedbackPage(account: TestSite.ownSlug, subject: .bill("2019-09"))),
        ("own-feedback", OwnFeedbackPage()), ("own-message", FeedbackThreadPage(reference: TestSite.ownReference)),
        ("contacts", ContactsPage()), ("site-map", SiteMapPage()), ("tariffs", TariffsPage()),
        ("sign-in-code", SignInCodePage()), ("settings", SettingsPage()), ("password", PasswordPage()),
        ("email", EmailPage()), ("second-factor", SecondFactorPage()), ("second-factor-off", SecondFactorOffPage()),
        ("sign-in", SignInPage()), ("register", RegistrationPage()), ("register-sent", RegistrationSentPage()),
        ("forgotten", ForgottenPage()), ("forgotten-sent", ForgottenSentPage()), ("consents", ConsentsPage()),
        ("data", DataPage()), ("delete", DeletionPage()),
        ("linked-accounts", LinkedAccountsPage()), ("add-account", AddAccountPage()),
        ("account-settings", AccountSettingsPage(slug: TestSite.ownSlug)),
        ("remove-account", RemoveAccountPage(slug: TestSite.ownSlug)),
        ("helpers", HelpersPage(slug: TestSite.ownSlug)),
    ]

    private static let calculator = CalculatorPage(slug: TestSite.ownSlug, service: "electricity").address

    private static func input(_ path: String, _ query: String) -> any Endpoint {
        Portal.routes.match(RequestTarget(path + "?" + query)!, .read)!.endpoint
    }

    @Test("Every page in three languages", arguments: Language.allCases)
    func pages(language: Language) async throws {
        // A separate one: the settings show the language that the customer has chosen last.
        var browser = TestBrowser(try await TestSite())
        browser.cookies["language"] = language.rawValue
        _ = try await browser.signIn(TestSite.owner)
        for (name, url) in SnapshotTests.pages {
            try compare(await browser.get(url).body, to: "\(name).\(language.rawValue)")
        }
        browser.cookies["session"] = nil
        try compare(await browser.get(StartPage()).body, to: "start-visitor.\(language.rawValue)")
        try compare(await browser.get("/nowhere").body, to: "not-found.\(language.rawValue)")
        try compare(try await browser.signIn(TestSite.owner, "wrong").body, to: "sign-in-wrong.\(language.rawValue)")
    }

    @Test("A payer whose name is markup stays a name")
    func injection() async throws {
        let site = try await TestSite { connection in
            let attack = "<script>alert(1)</script>\"'&"
            try connection.execute(
                "UPDATE account SET payer = $1, address = $2 WHERE account = '4900621'", [attack, attack])
            try connection.execute("UPDATE service SET name_kk = $1 WHERE service = 'electricity'", [attack])
            try connection.execute("UPDATE office SET phones = $1, email = $2", [attack + "123", attack])
        }
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        for (name, url) in SnapshotTests.pages {
            let body = await browser.get(url).body
            #expect(!body.contains("<script>"), "\(name)")
            #expect(!body.contains("alert(1)</"), "\(name)")
        }
        try compare(await browser.get(AccountPage(slug: TestSite.ownSlug)).body, to: "account-injection.kk")
    }

    private func compare(_ body: String, to name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).html")
        let page = readable(body)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Data(page.utf8).write(to: file)
        } else {
            let recorded = try String(contentsOf: file, encoding: .utf8)
            #expect(page == recorded, "\(name) is not as recorded")
        }
    }

    /// A line for each element, and without what changes from page to page: form tokens, and the files' hashes.
    private func readable(_ body: String) -> String {
        body.replacing(/name="form_token" value="[0-9a-f]+"/, with: "name=\"form_token\" value=\"…\"")
            .replacing(/name="form" value="[0-9a-f]+"/, with: "name=\"form\" value=\"…\"")
            .replacing(/-[0-9a-f]{32}\./, with: "-….")
            .replacing("><", with: ">\n<") + "\n"
    }
}
