import Domain
import Store
import Testing

@testable import Portal

@Suite("Personal settings")
struct SettingsTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private let good = [
        "name": " Айгүл  Серікқызы ", "phone": "8 701 234 56 78", "language": "kk", "large_text": "yes",
        "letter_new-device": "yes",
    ]

    @Test("What is saved is shown again, and in the frame of each page")
    func saved() async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await browser.fill(SettingsPage(), good)
        #expect(answer.location == SettingsPage(isSaved: true).address)
        let page = await browser.get(SettingsPage(isSaved: true)).body
        #expect(page.contains("role=\"status\""))
        #expect(page.contains("value=\"Айгүл Серікқызы\""))
        #expect(page.contains("value=\"+7 701 234 56 78\""))
        #expect(
            page.contains("id=\"letter_new-device\" name=\"letter_new-device\" type=\"checkbox\" value=\"yes\" checked")
        )
        #expect(
            !page.contains(
                "id=\"letter_helper-ended\" name=\"letter_helper-ended\" type=\"checkbox\" value=\"yes\" checked"))

        let accounts = await browser.get(AccountsPage()).body
        #expect(accounts.contains("<html lang=\"kk\" class=\"large\">"))
        #expect(accounts.contains("Айгүл Серікқызы"))
        #expect(!accounts.contains(TestSite.owner))
        #expect(try await site.count("customer WHERE phone = '+77012345678'") == 1)
    }

    @Test("Empty fields take back what was saved")
    func emptied() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), good)
        _ = try await browser.fill(SettingsPage(), ["name": " ", "phone": "", "language": "kk"])
        let accounts = await browser.get(AccountsPage()).body
        #expect(accounts.contains("<html lang=\"kk\">"))
        #expect(accounts.contains(TestSite.owner))
        #expect(try await site.count("customer WHERE phone IS NOT NULL OR name IS NOT NULL") == 0)
        #expect(try await site.count("unwanted_letter") == Int64(SettingsValues.optionalLetters.count))
    }

    @Test("The language is the customer's from then on, in other browsers too")
    func language() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), ["language": "ru"])
        #expect(await browser.get(AccountsPage()).body.contains("<html lang=\"ru\">"))
        let other = try await TestBrowser.owner(of: site)
        var elsewhere = other
        #expect(await elsewhere.get(AccountsPage()).body.contains("<html lang=\"ru\">"))
    }

    @Test("A link in another language changes this browser, and the customer's language with the next action only")
    func languageOfLink() async throws {
        func profile() async throws -> String? {
            try await site.database.read { connection in
                try connection.row("SELECT language FROM customer WHERE email = $1", [TestSite.owner]) {
                    $0.optionalText(0)
                } ?? nil
            }
        }
        var browser = try await TestBrowser.owner(of: site)
        let before = try await profile()
        #expect(await browser.get(AccountsPage().address + "?lang=en").body.contains("<html lang=\"en\">"))
        #expect(browser.cookies["language"] == "en")
        #expect(try await profile() == before)
        _ = try await browser.press(SignOut(), on: AccountsPage())
        #expect(try await profile() == "en")
    }

    @Test(
        "What is wrong is reported at its field, and all that was typed stays",
        arguments: [
            ("name", String(repeating: "ә", count: 61)), ("phone", "356-99-99"), ("phone", "+7 701 <b>"),
        ])
    func wrong(field: String, typed: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        let answer = try await browser.fill(SettingsPage(), good.merging([field: typed]) { $1 })
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(field)-error\""))
        #expect(answer.body.contains("value=\"\(typed.replacing("<", with: "&lt;").replacing(">", with: "&gt;"))"))
        let other = field == "name" ? "8 701 234 56 78" : " Айгүл  Серікқызы "
        #expect(answer.body.contains("value=\"\(other)\""))
        #expect(answer.body.contains("id=\"large_text\" name=\"large_text\" type=\"checkbox\" value=\"yes\" checked"))
        #expect(try await site.count("customer WHERE phone IS NOT NULL OR name IS NOT NULL") == 0)
    }

    @Test("A name that is markup stays a name")
    func markup() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), ["name": "<script>alert(1)</script>\"'&", "language": "kk"])
        #expect(await !browser.get(SettingsPage()).body.contains("<script>"))
    }

    @Test("An unknown language changes nothing", arguments: ["", "fr"])
    func unknownLanguage(language: String) async throws {
        var browser = try await TestBrowser.owner(of: site)
        #expect(try await browser.fill(SettingsPage(), ["language": language]).status == 303)
        #expect(await browser.get(AccountsPage()).body.contains("<html lang=\"kk\">"))
    }
}
