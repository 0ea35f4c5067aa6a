import Domain
import Store
import Testing
import Web
import Words

@testable import Portal

@Suite("What bills say about their sums")
struct BillStandingTests {
    @Test("A bill that is paid in full asks for nothing, though another charge has come since")
    func laterCharge() async throws {
        let site = try await TestSite(paymentLink: PaymentLink("https://pay.test/?a={account}&s={amount}")) {
            try $0.execute(
                """
                UPDATE balance SET paid = opening, charged = CASE service WHEN 'waste' THEN 55304 ELSE 0 END,
                    closing = CASE service WHEN 'waste' THEN 55304 ELSE 0 END
                WHERE account = '4900621' AND month = $1
                """, ["2019-10" as Month])
        }
        var browser = try await TestBrowser.owner(of: site)
        for page in [
            BillsPage(slug: TestSite.ownSlug), BillPage(slug: TestSite.ownSlug, month: "2019-09"),
            AccountPage(slug: TestSite.ownSlug),
        ] as [any Endpoint] {
            let body = await browser.get(page).body.replacing("\u{A0}", with: " ")
            #expect(body.contains("Қазір төлейтін ештеңе жоқ"))
            #expect(!body.contains("pay.test") && body.contains("Түбіртекке әлі енбеген сома: 553,04 ₸."))
        }
    }

    @Test("Once a due day has passed, the page says up to which day payments are counted", arguments: [14, 15, 75])
    func stale(days: Int) async throws {
        let site = try await TestSite()
        site.clock.advance(days: days)
        var browser = try await TestBrowser.owner(of: site)
        for page in [BillsPage(slug: TestSite.ownSlug), BillPage(slug: TestSite.ownSlug, month: "2019-09")]
            as [any Endpoint]
        {
            let body = await browser.get(page).body
            #expect(body.contains("Одан кейін төлеген болсаңыз, ол мұнда әлі көрінбейді.") == (days > 14))
        }
    }

    @Test("An adjustment names the month that it is about")
    func about() async throws {
        let site = try await TestSite { connection in
            try connection.execute(
                "UPDATE adjustment SET about = month - 1 WHERE account = '4900835' AND month = $1", ["2018-12" as Month]
            )
        }
        var browser = try await TestBrowser.owner(of: site)
        let body = await browser.get(BillPage(slug: TestSite.longSlug, month: "2018-12")).body
            .replacing("\u{A0}", with: " ")
        #expect(body.contains("11/2018 айы үшін түзету −1 778,45 ₸: 11/2018 үшін есептеу"))
    }

    @Test("What the sentence calls charged is what the column has; an adjustment is named apart")
    func charged() async throws {
        var browser = try await TestBrowser.owner
        var adjusted = 0
        for month in Period("2017-01", "2019-09")!.months {
            let body = await browser.get(BillPage(slug: TestSite.longSlug, month: month)).body
                .replacing("\u{A0}", with: " ")
            let pattern = /<p>Төленетін сома бұрын [^<]*: ([^<]*?) есептелді, ([^<]*?) төленді([^<]*)<\/p>/
            guard let sentence = body.firstMatch(of: pattern) else { continue }
            let rows = Written.rows(of: body, "charges")
            let total = try #require(rows.first { $0.first == "Барлығы" })
            #expect(sentence.1.dropLast(2) == total[2], "\(month.iso)")
            #expect(sentence.2.dropLast(2) == total[4])
            #expect(sentence.3.contains("түзету") == (total[3] != "0,00"))
            if total[3] != "0,00" { adjusted += 1 }
        }
        #expect(adjusted > 0)
    }
}
