import Domain
import Foundation
import Operations
import Store
import Testing
import Web
import Words

@testable import Portal

@Suite("An electronic bill as it is sent")
struct BillLetterTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite(
            paymentLink: PaymentLink("https://pay.example/?account={account}&sum={amount}&month={month}"))
        var browser = try await TestBrowser(site, as: TestSite.owner)
        _ = try await browser.fill(SubscriptionPage(slug: TestSite.ownSlug))
        try await site.planBills()
    }

    private func letters(_ kind: LetterKind) throws -> [MailedMessage] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: site.mailFolder)) ?? []
        return try files.filter { $0.contains(kind.rawValue) }.sorted().map { file in
            MailedMessage(try String(contentsOfFile: site.mailFolder + "/" + file, encoding: .utf8))
        }
    }

    /// The demo's batch again, with another charge of electricity in September.
    private func correct() async throws {
        try await TestSite.publishDemo(on: site.database, now: site.clock.now) { file, text in
            switch file {
            case "manifest.json":
                text.replacing("demo-2019-10-16", with: "demo-2019-10-16-next")
            case "bills.csv":
                text.replacing("4900621,2019-09,2019-10-05,2019-10-31", with: "4900621,2019-09,2019-10-05,2019-11-05")
            default: text
            }
        }
    }

    @Test("It says what to pay until when, what changed, and has the bill; its links lead to the bill and end it")
    func first() async throws {
        try await site.deliverLetters()
        let letter = try #require(try letters(.electronicBill).first)
        for words in [
            "18\u{A0}348,48", Day(iso: "2019-10-31")!.inWords(.kk), "4900621",
            "https://pay.example/?account=4900621&sum=18348.48",
        ] { #expect(letter.text.contains(words), "\(words)") }
        #expect(letter.head.contains("application/pdf") && letter.head.contains("4900621-2019-09.pdf"))
        #expect(letter.head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
        let end = try #require(letter.links.first { $0.contains("/unsubscribe/") })
        var visitor = TestBrowser(site)
        #expect(await visitor.get(String(end)).status == 200)
        let bill = try #require(letter.links.first { $0.contains("/bills/2019-09") })
        var browser = try await TestBrowser(site, as: TestSite.owner)
        #expect(await browser.get(bill).status == 200)
        // The outbox keeps whose and what, not the words.
        let kept = try await site.database.read { connection in
            try connection.rows("SELECT recipient, subject, text, html FROM letter WHERE kind = 'electronic-bill'") {
                [$0.text(0), $0.text(1), $0.text(2), $0.text(3)]
            }
        }
        #expect(kept == [[TestSite.owner, "Түбіртек: 2019\u{A0}ж. қыркүйек, дербес шот 4900621", "", ""]])
    }

    @Test("A corrected bill says of what it is a correction")
    func corrected() async throws {
        try await site.deliverLetters()
        try await correct()
        try await site.planBills()
        try await site.deliverLetters()
        let letter = try #require(try letters(.correctedBill).first)
        #expect(try letters(.electronicBill).count == 1)
        #expect(letter.text.contains("Төлеу мерзімі бұрын 31.10.2019 еді, енді — 05.11.2019"))
        #expect(letter.text.contains("түзетті"))
    }

    @Test("A bill that was corrected before its letter left is told as it is now, once")
    func replaced() async throws {
        try await correct()
        try await site.deliverLetters()
        try await site.planBills()
        try await site.deliverLetters()
        let letter = try #require(try letters(.electronicBill).first)
        #expect(letter.text.contains(Day(iso: "2019-11-05")!.inWords(.kk)))
        #expect(try letters(.correctedBill).isEmpty)
    }

    @Test("It is in the customer's present language, and goes to the present e-mail")
    func recipient() async throws {
        try await site.database.write { connection in
            try connection.execute(
                "UPDATE customer SET email = 'new@kabinet.example', language = 'ru' WHERE email = $1", [TestSite.owner])
        }
        try await site.deliverLetters()
        let letter = try #require(try letters(.electronicBill).first)
        #expect(letter.head.contains("To: <new@kabinet.example>"))
        #expect(letter.text.contains("Готова новая квитанция"))
    }

    @Test("Whoever has unsubscribed, or removed the account, gets none", arguments: [true, false])
    func gone(isRemoved: Bool) async throws {
        var browser = try await TestBrowser(site, as: TestSite.owner)
        let action: any Endpoint =
            isRemoved ? RemoveAccount(slug: TestSite.ownSlug) : EndSubscription(slug: TestSite.ownSlug)
        _ = try await browser.submit([:], to: action.address, shownOn: SettingsPage().address)
        try await site.deliverLetters()
        #expect(try letters(.electronicBill).isEmpty)
        #expect(try await site.letters(to: TestSite.owner).filter { $0.kind == .electronicBill }.isEmpty)
    }
}
