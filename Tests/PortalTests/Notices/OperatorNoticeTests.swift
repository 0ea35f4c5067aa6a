import Domain
import Operations
import Store
import Testing
import Web

@testable import Portal

@Suite("Notices of the operator")
struct OperatorNoticeTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    /// 12:00 on the customers' clocks is now; this is from 11:00 until midnight, unless other times are given.
    private func file(
        _ audience: String = "\"all\"", from: String = "2019-10-16 11:00", until: String = "2019-10-17 00:00"
    ) -> String {
        """
        {"kind": "outage", "from": "\(from)", "until": "\(until)", "audience": \(audience),
        "title": {"kk": "Жарық болмайды", "ru": "Света не будет", "en": "No light"},
        "text": {"kk": ["Ертең.", "Бір <b> сағат."], "ru": "Завтра.", "en": "Tomorrow."}}
        """
    }

    private func publish(_ file: String, withLetters: Bool = false) async throws -> Int64 {
        let outcome = try await site.perform(.publish(file: file, withLetters: withLetters, reason: "works"))
        guard case .published(let id, _) = outcome else {
            Issue.record("\(outcome)")
            return 0
        }
        return id
    }

    private func body(of email: String, on page: any Endpoint = AccountsPage()) async throws -> String {
        var browser = try await TestBrowser(site, as: email)
        browser.cookies["language"] = "kk"
        return await browser.get(page).body
    }

    @Test("For all: on every page of customers, and on the start page of visitors")
    func all() async throws {
        _ = try await publish(file())
        for page in [AccountsPage(), SettingsPage(), StartPage(), AccountPage(slug: TestSite.ownSlug)] as [any Endpoint]
        {
            let body = try await body(of: TestSite.owner, on: page)
            #expect(body.contains("<section class=\"banners\" aria-label=\"Хабарландырулар\">"))
            #expect(body.contains(" Жарық болмайды</h2>"))
            #expect(body.contains("<p>Бір &lt;b&gt; сағат.</p>"))
        }
        var visitor = TestBrowser(site)
        visitor.cookies["language"] = "ru"
        #expect(await visitor.get(StartPage()).body.contains("Света не будет"))
        #expect(await !visitor.get(ContactsPage()).body.contains("Света не будет"))
        // On paper there is no notice.
        let paper = try await body(
            of: TestSite.owner, on: StatementPrintPage(slug: TestSite.ownSlug, service: "electricity"))
        #expect(!paper.contains("Жарық"))
    }

    @Test("Only from its beginning to its end, and no more once it was ended")
    func times() async throws {
        let id = try await publish(file(from: "2019-10-16 12:30", until: "2019-10-16 13:00"))
        #expect(try await !body(of: TestSite.owner).contains("Жарық"))
        site.clock.advance(seconds: 1800)
        #expect(try await body(of: TestSite.owner).contains("Жарық"))
        site.clock.advance(seconds: 1800)
        #expect(try await !body(of: TestSite.owner).contains("Жарық"))
        #expect(
            try await site.perform(.end(id: id, reason: "r")) == .refused("no notice \(id) is shown or will be shown"))
        let next = try await publish(file())
        #expect(try await body(of: TestSite.owner).contains("Жарық"))
        #expect(try await site.perform(.end(id: next, reason: "mended")) == .done)
        #expect(try await !body(of: TestSite.owner).contains("Жарық"))
        let acts = try await site.database.read { connection in
            try connection.rows("SELECT act, reason FROM operator_act ORDER BY happened_at, act") {
                $0.text(0) + " " + $0.text(1)
            }
        }
        #expect(acts.sorted() == ["end-notice mended", "publish-notice works", "publish-notice works"])
    }

    @Test(
        "For some: those who hold such an account, and no visitor",
        arguments: [
            ("{\"offices\": [\"office-1\"]}", true, false), ("{\"offices\": [\"office-2\"]}", false, true),
            ("{\"services\": [\"electricity\"]}", true, true), ("{\"services\": [\"intercom\"]}", true, false),
            ("{\"addresses\": [{\"street\": \"Алматы қ., Үлгі көшесі\", \"houses\": [\"40-50\"]}]}", true, false),
            ("{\"addresses\": [{\"street\": \"Алматы қ., Үлгі көшесі\", \"houses\": [\"4\"]}]}", false, false),
            ("{\"addresses\": [{\"street\": \"Алматы қ., Бөтен көшесі\"}]}", false, true),
            ("{\"offices\": [\"office-2\"], \"addresses\": [{\"street\": \"Алматы қ., Мысал көшесі\"}]}", true, true),
        ])
    func some(audience: String, isOwner: Bool, isStranger: Bool) async throws {
        _ = try await publish(file(audience), withLetters: true)
        #expect(try await body(of: TestSite.owner).contains("Жарық") == isOwner)
        #expect(try await body(of: TestSite.stranger).contains("Жарық") == isStranger)
        var visitor = TestBrowser(site)
        #expect(await !visitor.get(StartPage()).body.contains("Жарық"))
        let recipients = [(TestSite.owner, isOwner), (TestSite.stranger, isStranger)]
        for (email, isMeant) in recipients {
            #expect(try await site.letters(to: email).map(\.kind) == (isMeant ? [.operatorNotice] : []))
        }
    }

    @Test("A letter each, once, to those who want it; ending takes back those that wait")
    func letters() async throws {
        var browser = try await TestBrowser.owner(of: site)
        _ = try await browser.fill(SettingsPage(), ["language": "kk"])
        let id = try await publish(file(), withLetters: true)
        #expect(try await site.letters(to: TestSite.owner).isEmpty)
        let letter = try #require(try await site.letters(to: TestSite.stranger).first)
        #expect(letter.subject == "Жарық болмайды" && letter.text.hasPrefix("Ертең.\n\nБір <b> сағат.\n\n"))
        #expect(letter.html.contains("<p>Бір &lt;b&gt; сағат.</p>"))
        #expect(try await site.desk.writeLetters(now: site.clock.now) == 0)
        #expect(try await site.letters(to: TestSite.stranger).count == 1)
        _ = try await site.perform(.end(id: id, reason: "r"))
        #expect(try await site.letters(to: TestSite.stranger).isEmpty)
    }

    @Test("Its letters leave not before it is shown, and not after it is over")
    func lettersInTime() async throws {
        // 12:00 on the customers' clocks is now.
        _ = try await publish(file(from: "2019-10-16 12:30"), withLetters: true)
        let first = try await site.database.read { connection in
            try connection.row("SELECT MIN(next_at) FROM letter", []) { $0.moment(0) }
        }
        #expect(first == site.clock.now + 1800)
        let over = file(from: "2019-10-16 22:00", until: "2019-10-17 07:00")
        let outcome = try await site.perform(.publish(file: over, withLetters: true, reason: "r"))
        #expect(outcome == .refused("until: it is over before letters may leave; publish it without them"))
        _ = try await publish(over)
    }

    @Test("Not for an account that was closed")
    func closed() async throws {
        _ = try await publish(file("{\"offices\": [\"office-2\"]}"), withLetters: true)
        #expect(try await body(of: TestSite.stranger).contains("Жарық"))
        try await site.bill("UPDATE account SET closed_on = 1 WHERE office = 'office-2'")
        #expect(try await !body(of: TestSite.stranger).contains("Жарық"))
    }

    @Test("The count before: accounts and customers")
    func count() async throws {
        let notice = OperatorNotice(
            id: 0, kind: .info, from: Timestamp(seconds: 0), until: Timestamp(seconds: 1),
            audience: .accounts(offices: ["office-1", "office-2"], services: [], addresses: []),
            title: Words(kk: "", ru: "", en: ""), text: Words(kk: "", ru: "", en: ""))
        let (accounts, customers) = try await site.database.read { connection in
            let store = Operator(connection)
            let accounts = try store.placedAccounts(after: nil, limit: 100)
            return (
                accounts.count { notice.audience.contains($0.account) },
                try store.recipients(after: nil, limit: 100).count { try store.concerns(notice, $0.customer) }
            )
        }
        #expect(accounts == 2)
        #expect(customers == 2)
    }

    @Test(
        "A file that is wrong publishes nothing, and says why",
        arguments: [
            ("[]", "expected a JSON object"),
            (#"{"kind": "party"}"#, "kind: expected one of info, works, outage, price"),
            (#"{"from": "16.10.2019"}"#, "from: expected a local time, such as \"2019-10-20 09:00\""),
            (#"{"from": "2019-10-17 10:00", "until": "2019-10-17 10:00"}"#, "until: expected a moment after \"from\""),
            (#"{"audience": {}}"#, "audience: "), (#"{"audience": "everybody"}"#, "audience: expected \"all\""),
            (#"{"audience": {"offices": ["x"]}}"#, "audience.offices[0]: expected one of contact-centre, office-1"),
            (#"{"audience": {"addresses": [{"street": "a", "houses": ["x"]}]}}"#, "audience.addresses[0].houses[0]: "),
            (#"{"audience": {"streets": []}}"#, "audience: there is no key \"streets\""),
            (#"{"title": {"kk": "а", "ru": "б"}}"#, "title.en: expected a text"),
            (#"{"title": {"kk": "а\nб", "ru": "б", "en": "c"}}"#, "title.kk: expected one line"),
            (#"{"text": {"kk": "", "ru": [1], "en": "c"}}"#, "text.ru: expected a text"),
            (#"{"title": {"kk": "а\u0000б", "ru": "б", "en": "c"}}"#, "title.kk: the character U+0000 cannot be shown"),
            (#"{"text": {"kk": "а", "ru": ["б", "\u001b[31m"], "en": "c"}}"#, "text.ru: the character U+001B cannot"),
            (#"{"title": {"kk": "а\u202eб", "ru": "б", "en": "c"}}"#, "title.kk: the character U+202E cannot"),
            (
                #"{"title": {"kk": "MARKS", "ru": "б", "en": "c"}}"#.replacing(
                    "MARKS", with: "а" + String(repeating: "\u{301}", count: 120)),
                "title.kk: expected a text of 1 to 120"
            ),
            (#"{"colour": 1}"#, "there is no key \"colour\""),
        ])
    func wrong(file: String, problem: String) async throws {
        guard case .refused(let reason) = try await site.perform(.publish(file: file, withLetters: true, reason: "r"))
        else {
            Issue.record("published")
            return
        }
        #expect(reason.contains(problem), "\(reason)")
        #expect(try await site.count("operator_notice") == 0)
        #expect(try await site.count("operator_act") == 0)
    }

    @Test("A notice that is over before it is published is refused")
    func past() async throws {
        let outcome = try await site.perform(
            .publish(file: file(from: "2019-10-15 11:00", until: "2019-10-16 11:59"), withLetters: false, reason: "r"))
        #expect(outcome == .refused("until: expected a moment in the future"))
    }
}
