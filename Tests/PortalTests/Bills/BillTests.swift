import Documents
import Domain
import Foundation
import HTTPTypes
import Store
import Testing
import Web
import Words

@testable import Portal

@Suite("The bills")
struct BillTests {
    static let lines = [
        ("Электр қуаты", "9 108,80"), ("Ыстық су", "3 966,04"), ("Суық су", "384,78"), ("Суық су кәрізі", "249,20"),
        ("Ыстық су кәрізі", "266,25"), ("Газ", "296,37"), ("Подъездерді жинау", "350,00"), ("ТҚҚ шығару", "553,04"),
        ("Домофон", "325,00"), ("Бейнебақылау", "200,00"), ("АЛМА-ТВ телехабары", "2 649,00"),
    ]

    @Test("The demo's figures (docs/forms.md): the sum of the month, and the sum to pay with the debt")
    func figures() async throws {
        var browser = try await TestBrowser.owner
        let body = await browser.get(BillsPage(slug: TestSite.ownSlug)).body
        let rows = Written.rows(of: body, "bills")
        #expect(rows[1].prefix(3) == ["09/2019", "10 564,95", "18 348,48"])
        #expect(rows[2].prefix(2) == ["08/2019", "9 810,99"])
        #expect(body.contains("<strong>Төлеу мерзімі — 31.10.2019</strong>"))
        #expect(body.contains(">\u{20}· 15\u{A0}күн қалды"))
    }

    @Test("A chosen bill line by line, and the bill itself, with the same sums")
    func chosen() async throws {
        var browser = try await TestBrowser.owner
        for url in [
            BillsPage(slug: TestSite.ownSlug, chosen: "2019-09"), BillPage(slug: TestSite.ownSlug, month: "2019-09"),
        ] as [any Endpoint] {
            let rows = Written.rows(of: await browser.get(url).body, "charges")
            for (name, sum) in BillTests.lines {
                let row = try #require(rows.first { $0.first?.hasPrefix(name) == true && $0.last == sum }, "\(name)")
                #expect(row.count == 8)
            }
            #expect(
                rows[1] == [
                    "Электр қуатыТОО \"АЛМАТЫЭНЕРГОСБЫТ\" · санауыш", "79,31 кВт·сағ", "16,71", "7 783,53", "1 325,27",
                    "0,00", "0,00", "9 108,80",
                ])
            #expect(rows.last == ["Барлығы", "7 783,53", "10 564,95", "0,00", "0,00", "18 348,48"])
        }
    }

    @Test("The front shows the basis of the sum, and the changes")
    func front() async throws {
        var browser = try await TestBrowser.owner
        let body = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body.replacing(
            "\u{A0}", with: " ")
        for words in [
            "2019 ж. қыркүйек", "05.10.2019", "31.10.2019", "ҮЛГІ АБОНЕНТ",
            "Үлгі көшесі 49, <span class=\"whole\">62-пәтер</span>",
            "Санауыш № CU461577: 31.08.2019 — 5 119,54 (жеткізуші алған), 30.09.2019 — 5 198,85 (жеткізуші алған)",
            "тұтыну 79,31 кВт·сағ", "+753,96 ₸", "Бұрын 34,19 кВт·сағ еді, енді 79,31 кВт·сағ",
            "<strong>18 348,48<small> ₸</small></strong>",
        ] { #expect(body.contains(words), "\(words)") }
    }

    @Test("An overpaid service does not reduce the sum to pay, and the total explains it")
    func overpaid() async throws {
        var browser = try await TestBrowser.owner
        let month = try #require(await overpaidMonth())
        let rows = Written.rows(of: await browser.get(BillPage(slug: TestSite.longSlug, month: month)).body, "charges")
        let totals = Array(rows.suffix(3))
        let sums = totals.map { row in
            let plain = (row.last ?? "").filter { !"+ \u{A0}₸".contains($0) }.replacing(",", with: ".")
            return Money(canonical: plain.utf8)
        }
        #expect(totals[1].first == "Артық төлем басқа қызметтің қарызын жаппайды")
        let (net, overpaid, toPay) = (try #require(sums[0]), try #require(sums[1]), try #require(sums[2]))
        #expect(net + overpaid == toPay)
        #expect(overpaid > .zero)
    }

    private func overpaidMonth() async throws -> Month? {
        try await TestSite.shared.database.read { connection in
            try connection.row(
                """
                SELECT bill.month FROM bill JOIN balance ON balance.account = bill.account AND balance.month = bill.month
                WHERE bill.account = '4900835' AND balance.closing < 0 ORDER BY bill.month DESC LIMIT 1
                """, []
            ) { $0.month(0) }
        }
    }

    @Test(
        "A month without a bill, and an invalid month, are not found, with a hint",
        arguments: ["2019-10", "1999-01", "2019-13", "soon", "2019-09.txt"])
    func noSuchMonth(month: String) async throws {
        var browser = try await TestBrowser.owner
        for ending in ["", "/back", ".pdf"] {
            let answer = await browser.get("/accounts/\(TestSite.ownSlug.text)/bills/\(month)\(ending)")
            #expect(answer.status == 404)
            #expect(answer.body.contains("Бұл айдың түбіртегі жоқ"))
            #expect(answer.body.contains("Тізімнен басқа айды таңдаңыз."))
        }
    }

    @Test("A reversed period keeps the chosen months; six hundred months are shown as far as there are bills")
    func periods() async throws {
        var browser = try await TestBrowser.owner
        let wrong = await browser.get(
            BillsPage(slug: TestSite.ownSlug, requested: RequestedPeriod(from: "2019-09", to: "2019-01")))
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("<option value=\"2019-09\" selected>"))
        let all = await browser.get(
            BillsPage(slug: TestSite.longSlug, requested: RequestedPeriod(from: "1970-01", to: "2020-01")))
        #expect(Written.rows(of: all.body, "bills").count == 1 + 24)
        let rest = await browser.get(
            BillsPage(slug: TestSite.longSlug, requested: RequestedPeriod(from: "1970-01", to: "2020-01"), number: 2))
        #expect(Written.rows(of: rest.body, "bills").count == 1 + 11)
    }

    @Test("A payment link makes a code and a button; without one, or with nothing to pay, there is no empty box")
    func paymentLink() async throws {
        let link = try #require(PaymentLink("https://pay.test/?a={account}&s={amount}&m={month}"))
        let site = try await TestSite(paymentLink: link) { connection in
            try connection.execute(
                """
                UPDATE balance SET paid = opening + charged + adjusted, closing = 0
                WHERE account = '4900621' AND month = $1
                """, [Month(year: 2018, month: 11)])
        }
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let bill = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body
        #expect(bill.contains("href=\"https://pay.test/?a=4900621&amp;s=18348.48&amp;m=2019-09\""))
        #expect(bill.contains("<svg class=\"code\""))
        #expect(bill.contains("төлеңіз. 16.10.2019 күніне дейін түскен төлемдер есептелген."))
        let paid = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2018-11")).body
        #expect(!paid.contains("<svg class=\"code\""))
        var without = try await TestBrowser.owner
        #expect(
            !(await without.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body.contains("class=\"payment\"")))
    }

    @Test(
        "Only an https URL with {account}, and without unknown placeholders, is a payment link",
        arguments: [
            ("https://pay.test/{account}", true), ("https://pay.test/?{account}{amount}{month}", true),
            ("http://pay.test/{account}", false), ("https://pay.test/", false),
            ("https://pay.test/{account}{iin}", false),
            ("javascript:{account}", false), ("https://pay.test/{account}\" onclick=\"", false), ("", false),
        ])
    func templates(template: String, isOne: Bool) {
        #expect((PaymentLink(template) != nil) == isOne)
    }

    @Test("The file has a row for each bill and service")
    func file() async throws {
        var browser = try await TestBrowser.owner
        let url = BillsFile(slug: TestSite.ownSlug, requested: RequestedPeriod(from: "2019-09", to: "2019-09"))
        let answer = await browser.get(url.address + "&lang=en")
        #expect(answer.headers[.contentDisposition] == "attachment; filename=\"bills-4900621-2019-09-2019-09.csv\"")
        let lines = answer.body.components(separatedBy: "\r\n")
        #expect(lines.count == 1 + 11 + 1)
        #expect(
            lines[1]
                == "2019-09,Electricity,AlmatyEnergoSbyt LLP,meter,79.31,kWh,7783.53,1325.27,0.00,0.00,9108.80")
    }

    @Test("The back has the operator's sections, the tariff and norms of the household, and the offices")
    func back() async throws {
        var browser = try await TestBrowser.owner
        let body = await browser.get(BillBackPage(slug: TestSite.ownSlug, month: "2019-09")).body
            .replacing("\u{A0}", with: " ")
        for words in [
            "Сома қалай есептеледі", "Тарифтер мен нормалар",
            "1-деңгей — 16,71 ₸; бір тұрғынға айына 90 кВт·сағ шегінде",
            "ресми расталмаған тариф", "№ 1 аудандық бөлімше (АЭЖБ)",
        ] { #expect(body.contains(words), "\(words)") }
    }

    @Test(
        "The readings are those that were charged, whatever else was read",
        arguments: [
            [("2019-10-03", "customer")], [("2019-09-28", "customer"), ("2019-10-01", "remote")],
            (5...30).map { ("2019-09-\(twoDigits($0))", "remote") },
        ])
    func readings(others: [(String, String)]) async throws {
        let site = try await TestSite { connection in
            for (day, origin) in others where day != "2019-09-30" {
                try connection.execute(
                    """
                    INSERT INTO reading (account, service, meter, register, day, origin, value, batch)
                    VALUES ('4900621', 'electricity', 'CU461577', 'total', $1, $2, $3, 1)
                    """, [Day(iso: day), origin, Int64(5_150_000_000)])
            }
        }
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let body = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body.replacing(
            "\u{A0}", with: " ")
        #expect(body.contains("CU461577: 31.08.2019 — 5 119,54"))
        #expect(body.contains("30.09.2019 — 5 198,85"))
        #expect(!body.contains("Көрсеткіштер бойынша"))
    }
}
