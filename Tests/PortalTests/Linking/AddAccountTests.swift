import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

/// 4900999 is the stranger's; its meter and bills are those of the demo's batch.
@Suite("Linking an account")
struct AddAccountTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func owner() async throws -> TestBrowser { try await TestBrowser(site, as: TestSite.owner) }

    private func add(
        _ number: String, meter: String = "", sum: String = "", by browser: inout TestBrowser
    ) async throws -> TestBrowser.Answer {
        try await browser.submit(["number": number, "meter": meter, "sum": sum], to: AddAccountPage().address)
    }

    /// What the foreign account can be proved by.
    private func proofs() async throws -> (meter: String, toPay: Money, charged: Money) {
        try await site.database.read { connection in
            let meter = try connection.row(
                "SELECT meter FROM meter WHERE account = '4900999' AND removed_on IS NULL", []
            ) { $0.text(0) }
            let visitor = Operator(connection)
            let account = Account(number: AccountNumber("4900999")!, payer: "", address: "", residents: 1)
            let bill = try visitor.readable(account, visitor.catalogue()!).latestBill()
            return (try #require(meter), try #require(bill).totals.toPay, try #require(bill).totals.charged)
        }
    }

    @Test("By the meter's number, the bill's sum to pay or that of the month")
    func proved() async throws {
        let (meter, toPay, charged) = try await proofs()
        for (typed, sum) in [
            (meter.lowercased(), ""), ("", toPay.formatted(in: .kk)), ("", charged.formatted(in: .en) + " ₸"),
            (meter, toPay.formatted(in: .ru)),
        ] where typed != "" || sum.first != "0" {
            let site = try await TestSite()
            var browser = try await TestBrowser(site, as: TestSite.owner)
            let answer = try await add(" 4900999 ", meter: typed, sum: sum, by: &browser)
            #expect(answer.status == 303, "\(typed) \(sum)")
            #expect(await browser.get(AccountsPage()).body.contains("4900999"))
            #expect(await browser.get(answer.location ?? "").status == 200)
        }
    }

    @Test("Who holds the account already is told, without the whole e-mail of the other")
    func holderIsTold() async throws {
        let meter = try await proofs().meter
        var browser = try await owner()
        _ = try await add("4900999", meter: meter, by: &browser)
        let letters = try await site.letters(to: TestSite.stranger).filter { $0.kind == .accountLinked }
        #expect(letters.count == 1)
        #expect(letters.first?.text.contains("4900999") == true)
        #expect(letters.first?.text.contains("d…@kabinet.example") == true)
        #expect(letters.first?.html.contains(TestSite.owner) == false)
        // Linking it again changes nothing, and tells nobody.
        _ = try await add("4900999", meter: meter, by: &browser)
        #expect(try await site.letters(to: TestSite.stranger).count { $0.kind == .accountLinked } == 1)
    }

    @Test("A wrong proof and an unknown account get the same answer; the input stays")
    func sameAnswer() async throws {
        var browser = try await owner()
        var bodies: [String] = []
        for number in ["4900999", "9999999"] {
            let answer = try await add(number, meter: "WRONG1", by: &browser)
            #expect(answer.status == 422)
            #expect(answer.body.contains("value=\"\(number)\""))
            #expect(answer.body.contains("value=\"WRONG1\""))
            bodies.append(
                answer.body.replacing(number, with: "").replacing(/name="form_token" value="[^"]*"/, with: ""))
        }
        #expect(bodies[0] == bodies[1])
        #expect(await !browser.get(AccountsPage()).body.contains("4900999"))
    }

    @Test(
        "What is missing or cannot be read is named at its field",
        arguments: [
            ("", "X1", "", "number-error"), ("қате", "X1", "", "number-error"), ("4900999", "", "", "meter-error"),
            ("4900999", "", "көп", "sum-error"), ("4900999", "", "-5", "sum-error"),
        ])
    func invalid(number: String, meter: String, sum: String, error: String) async throws {
        var browser = try await TestBrowser.owner
        let answer = try await add(number, meter: meter, sum: sum, by: &browser)
        #expect(answer.status == 422)
        #expect(answer.body.contains("id=\"\(error)\""))
    }

    @Test("A zero sum proves nothing, nor does one of two proofs that is wrong")
    func zero() async throws {
        let (meter, toPay, _) = try await proofs()
        var browser = try await owner()
        #expect(try await add("4900999", sum: "0,00", by: &browser).status == 422)
        let wrongSum = (toPay + Money(tiyn: 1)).formatted(in: .kk)
        #expect(try await add("4900999", meter: meter, sum: wrongSum, by: &browser).status == 422)
    }

    @Test("After five wrong proofs the customer waits an hour, also with the right one")
    func limit() async throws {
        let meter = try await proofs().meter
        var browser = try await owner()
        for _ in 0..<5 { #expect(try await add("4900999", meter: "WRONG1", by: &browser).status == 422) }
        let answer = try await add("4900999", meter: meter, by: &browser)
        #expect(answer.status == 429)
        #expect(answer.headers[HTTPField.Name("Retry-After")!] == "3600")
        site.clock.advance(seconds: 20 * 60)
        _ = await browser.get(AccountsPage())
        site.clock.advance(seconds: 20 * 60)
        _ = await browser.get(AccountsPage())
        site.clock.advance(seconds: 20 * 60)
        #expect(try await add("4900999", meter: meter, by: &browser).status == 303)
    }

    @Test("An account is guessed at most ten times a day, and one address guesses at most thirty times")
    func sharedLimits() async throws {
        let emails = (0..<8).map { "guest\($0)@kabinet.example" }
        try await site.database.write { connection in
            for email in emails {
                try Operator(connection).addCustomer(
                    email: email, password: "", accounts: [], now: Timestamp(seconds: 1))
            }
        }
        var statuses: [Int] = []
        for (turn, email) in emails.enumerated() {
            var browser = try await TestBrowser(site, as: email)
            // The first three guess one account, each from an address of its own; the others share one.
            if turn >= 3 { browser.address = "192.0.2.7" }
            for guess in 0..<5 {
                let number = turn < 3 ? "4900700" : "49007\(turn)\(guess)"
                statuses.append(try await add(number, meter: "WRONG1", by: &browser).status)
            }
        }
        let three = Array(repeating: 422, count: 10) + Array(repeating: 429, count: 5)
        #expect(statuses == three + Array(repeating: 422, count: 25))
        for guess in 0..<6 {
            var browser = try await owner()
            browser.address = "192.0.2.7"
            let expected = guess < 5 ? 422 : 429
            #expect(try await add("490080\(guess)", meter: "WRONG1", by: &browser).status == expected)
        }
        var stranger = try await TestBrowser(site, as: TestSite.stranger)
        stranger.address = "192.0.2.7"
        let answer = try await add("4900621", meter: "WRONG1", by: &stranger)
        #expect(answer.status == 429)
        #expect(answer.body.contains("24\u{A0}сағаттан кейін"))
    }

    @Test(
        "A code of the paper bill proves it, typed as people type; not that of another payer, nor another kind of proof"
    )
    func code() async throws {
        let site = try await TestSite(linking: LinkingRules(proofs: [.code]))
        let key = try await site.database.read { try Operator($0).secret(RotatableKey.accountCodes.rawValue) }
        let codes = AccountCodes(SecretKey(try #require(key)))
        let (right, wrong) = (
            codes.code(account: "4900999", payer: "БАСҚА АБОНЕНТ"), codes.code(account: "4900999", payer: "ҮЛГІ")
        )
        var browser = try await TestBrowser(site, as: TestSite.owner)
        let page = await browser.get(AddAccountPage())
        #expect(!page.body.contains("name=\"meter\""))
        let token = try page.formToken()
        for (fields, status) in [
            (["code": wrong], 422), (["meter": "ZZ000999"], 422), (["code": right, "meter": "ZZ000999"], 422),
            (["code": right.lowercased().replacing("-", with: " ")], 303),
        ] {
            let sent = fields.merging(["number": "4900999", "form_token": token]) { $1 }
            #expect(await browser.post(AddAccountPage().address, sent).status == status, "\(fields)")
        }
    }

    @Test("A helper could read the code of a page: no page and no PDF of the portal has it")
    func codeOnPaperOnly() async throws {
        let site = try await TestSite(linking: LinkingRules(proofs: [.code]))
        let key = try await site.database.read { try Operator($0).secret(RotatableKey.accountCodes.rawValue) }
        let code = AccountCodes(SecretKey(try #require(key))).code(account: "4900621", payer: "ҮЛГІ АБОНЕНТ")
        let plain = try await TestSite()
        let links = try await site.database.read { try Operator($0).secret(RotatableKey.readingLinks.rawValue) }
        let ownLinks = try #require(links)
        try await plain.database.write {
            try Operator($0).replaceSecret(RotatableKey.readingLinks.rawValue, with: ownLinks)
        }
        try await plain.portal.readKeysAgain(from: plain.database)
        var (browser, other) = (
            try await TestBrowser(site, as: TestSite.owner), try await TestBrowser(plain, as: TestSite.owner)
        )
        for page in AccessTests.samples(TestSite.ownSlug) where type(of: page).method == .read {
            #expect(await !browser.get(page).body.contains(code))
        }
        let document = BillDocument(slug: TestSite.ownSlug, month: "2019-09")
        #expect(await browser.get(document).body == other.get(document).body)
    }

    @Test("Two at once make one link")
    func twoAtOnce() async throws {
        let meter = try await proofs().meter
        let browser = try await owner()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var browser = browser
                    return try await add("4900999", meter: meter, by: &browser).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [303, 303])
        let links = try await site.database.read { connection in
            try connection.row("SELECT COUNT(*) FROM account_link WHERE account = '4900999'", []) { $0.int(0) }
        }
        #expect(links == 2)
    }
}
