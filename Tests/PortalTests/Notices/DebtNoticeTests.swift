import Domain
import Operations
import Store
import Testing
import Web

@testable import Portal

@Suite("Notices of debts")
struct DebtNoticeTests {
    private let site: TestSite

    private static let file = """
        {"name": "2019-10/1", "title": {"kk": "Берешек туралы", "ru": "О задолженности"},
        "text": {"kk": ["{account} шоты: {debt}, {day}.", "Төлеңіз."], "ru": "Счёт {account}: {debt} на {day}."}}
        """

    init() async throws {
        site = try await TestSite()
        // The due day of the bills of September is over.
        site.clock.advance(days: 20)
    }

    private func send(_ targets: DebtTargets, _ file: String = DebtNoticeTests.file) async throws -> DebtCount {
        let outcome = try await site.perform(.debt(file: file, targets, reason: "order 143"))
        guard case .debts(let count) = outcome else {
            Issue.record("\(outcome)")
            throw TestSiteError.notPublished("\(outcome)")
        }
        return count
    }

    private func records(_ account: String = "4900621") async throws -> [DebtRecord] {
        try await site.database.read { try Operator($0).debtRecords(of: AccountNumber(stored: account)) }
    }

    @Test("In Kazakh and Russian, with account, debt and day; to nobody twice")
    func letter() async throws {
        let list = DebtTargets.accounts(["4900621", "4900999", "4711"])
        let count = try await send(list)
        #expect(count.letters == 2 && count.accounts == 2 && count.before == 0)
        #expect(count.unknown.first == ["4711"])
        let letter = try #require(try await site.letters(to: TestSite.owner).first)
        #expect(letter.kind == .debtNotice && letter.attachments.isEmpty)
        #expect(letter.subject == "Берешек туралы / О задолженности")
        let text = letter.text.replacing("\u{A0}", with: " ")
        #expect(text.contains("4900621 шоты: ") && text.contains("Счёт 4900621: "))
        #expect(text.contains("2019 ж. 16 қазан.") && text.contains("16 октября 2019 г."))
        #expect(text.contains("http://kabinet.test/notices/"))
        let again = try await send(list)
        #expect(again.letters == 0 && again.before == 2)
        #expect(try await site.letters(to: TestSite.owner).count == 1)
    }

    @Test("It cannot be switched off, and leaves by day")
    func always() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), ["language": "kk"])
        site.clock.advance(seconds: 10 * 3600)
        #expect(try await send(.accounts(["4900621"])).letters == 1)
        let start = try await site.database.read { connection in
            try connection.row("SELECT next_at FROM letter WHERE kind = 'debt-notice'", []) { $0.moment(0) }
        }
        #expect(start == site.clock.now + 10 * 3600)
    }

    @Test("By the sum that is overdue; accounts that nobody holds are named")
    func overdue() async throws {
        let all = try await send(.overdue(atLeast: 1))
        #expect(all.letters == all.accounts - all.withoutHolder.count)
        #expect(all.letters > 0)
        let owed = try #require(try await records().first).debt.sum
        let other = DebtNoticeTests.file.replacing("2019-10/1", with: "2019-10/2")
        let none = try await send(.overdue(atLeast: 100_000_000), other)
        #expect(none.accounts == 0)
        #expect(owed > .zero)
        try await site.database.write { try $0.execute("DELETE FROM account_link WHERE account = '4900999'") }
        let third = DebtNoticeTests.file.replacing("2019-10/1", with: "2019-10/3")
        #expect(try await send(.accounts(["4900999"]), third).withoutHolder.first == ["4900999"])
    }

    @Test("Before the due day nothing of the bill is overdue")
    func notYet() async throws {
        let late = try await send(.accounts(["4900999"]))
        site.clock.advance(days: -20)
        let early = try await send(
            .accounts(["4900999"]), DebtNoticeTests.file.replacing("2019-10/1", with: "2019-10/0"))
        let bill = try await site.database.read { connection in
            try connection.row(
                "SELECT SUM(charged + adjusted) FROM balance WHERE account = '4900999' AND month >= $1",
                [Month(iso: "2019-09")!]
            ) { $0.int(0) }
        }
        #expect(late.sum > 0)
        #expect(early.sum == max(late.sum - (bill ?? 0), 0))
    }

    @Test("The same name with another text is refused")
    func otherText() async throws {
        _ = try await send(.accounts(["4900621"]))
        let outcome = try await site.perform(
            .debt(file: DebtNoticeTests.file.replacing("Төлеңіз", with: "Төле"), .accounts(["4900999"]), reason: "r"))
        guard case .refused(let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.hasPrefix("name: "))
        #expect(try await site.letters(to: TestSite.stranger).isEmpty)
    }

    @Test(
        "A file that is wrong sends nothing, and says why",
        arguments: [
            ("2019-10/1\", \"x\": \"", "there is no key \"x\""), ("{debt}", "there is no place {}"),
            ("{day}", "text.kk: expected {day}: up to when payments are counted"),
            ("\"ru\": \"О", "title.ru: expected a text"),
        ])
    func wrong(place: String, problem: String) async throws {
        let file =
            switch place {
            case "{day}": DebtNoticeTests.file.replacing("{day}", with: "")
            case "{debt}": DebtNoticeTests.file.replacing("{debt}", with: "{}")
            case "\"ru\": \"О": DebtNoticeTests.file.replacing("\"ru\": \"О задолженности\"", with: "\"ru\": \"\"")
            default: DebtNoticeTests.file.replacing("2019-10/1", with: place)
            }
        guard case .refused(let reason) = try await site.perform(.debt(file: file, .overdue(atLeast: 1), reason: "r"))
        else {
            Issue.record("sent")
            return
        }
        #expect(reason.contains(problem), "\(reason)")
        #expect(try await site.count("debt_notice_sent") == 0)
    }

    @Test("After signing in the customer sees it first; the first look is kept, and who took the letter")
    func record() async throws {
        _ = try await send(.accounts(["4900621"]))
        try await site.deliverLetters()
        var browser = TestBrowser(site)
        browser.cookies["language"] = "kk"
        let welcome = try await browser.signIn(TestSite.owner, next: SettingsPage().address)
        let address = try #require(welcome.location)
        #expect(address.hasPrefix("/notices/"))
        // Until it is opened, every page says so.
        #expect(await browser.get(AccountsPage()).body.contains("href=\"\(address)\""))
        #expect(try await records().first?.seenAt == nil)
        site.clock.advance(seconds: 60)
        let page = await browser.get(address)
        #expect(page.status == 200)
        #expect(page.body.contains("<section lang=\"kk\">") && page.body.contains("<section lang=\"ru\">"))
        #expect(page.body.contains("Төлеңіз."))
        let seen = site.clock.now
        site.clock.advance(seconds: 60)
        #expect(await browser.get(address).status == 200)
        #expect(await !browser.get(AccountsPage()).body.contains("/notices/"))

        let record = try #require(try await records().first)
        #expect(record.seenAt == seen)
        #expect(record.takenAt == seen - 60 && record.server == "a file")
        #expect(record.recipient == TestSite.owner && record.answer?.hasSuffix(".eml") == true)
        let words = DebtWords(record.notice, record.debt, .ru)
        #expect(words.paragraphs[0].hasPrefix("Счёт 4900621: ") && !words.paragraphs[0].contains("{"))
        #expect(record.notice.text.ru == "Счёт {account}: {debt} на {day}.")
    }

    @Test("Nobody else sees it, nor its customer once the account is another's")
    func rights() async throws {
        _ = try await send(.accounts(["4900621"]))
        let id = try #require(try await records().first).id
        let page = DebtNoticePage(notice: DatabaseID(id))
        var stranger = try await TestBrowser(site, as: TestSite.stranger)
        #expect(await stranger.get(page).status == 404)
        try await site.bill("UPDATE account SET payer = 'БАСҚА' WHERE account = '4900621'")
        var owner = try await TestBrowser(site, as: TestSite.owner)
        #expect(await owner.get(page).status == 404)
        #expect(await !owner.get(AccountsPage()).body.contains("/notices/"))
        #expect(try await records().first?.seenAt == nil)
    }

    @Test("The customer's copy of all data has it; after the deletion the proof stays without name")
    func deletion() async throws {
        _ = try await send(.accounts(["4900621"]))
        try await site.deliverLetters()
        _ = try await site.operate(.delete, on: TestSite.owner, reason: "asked")
        let record = try #require(try await records().first)
        #expect(record.recipient == nil && record.answer == nil)
        #expect(record.takenAt != nil && record.server == "a file")
        #expect(try await site.count("debt_notice_sent WHERE customer IS NULL") == 1)
    }
}
