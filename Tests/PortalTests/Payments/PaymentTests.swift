import Domain
import HTTPTypes
import Store
import Testing

@testable import Portal

@Suite("The payments")
struct PaymentTests {
    private func rows(_ body: String, _ table: String) -> [[String]] {
        Written.rows(of: body, table)
    }

    @Test("The demo's figures (docs/forms.md): newest first, a payment of nothing as it is")
    func figures() async throws {
        var browser = try await TestBrowser.owner
        let body = await browser.get(PaymentsPage(slug: TestSite.ownSlug)).body
        let rows = rows(body, "payments")
        #expect(rows[1] == ["30.09.2019", "0,00", "Интернет-филиал АО \"Kaspi Bank\""])
        #expect(rows[2] == ["26.08.2019", "4 667,34", "Интернет-филиал АО \"Kaspi Bank\""])
        #expect(rows.last?.prefix(2) == ["Кезең бойынша барлығы", "112 672,36"])
        #expect(!body.contains("id=\"chosen\""))
    }

    @Test("A chosen payment shows its split and the total")
    func split() async throws {
        var browser = try await TestBrowser.owner
        let body = await browser.get(PaymentsPage(slug: TestSite.ownSlug, chosen: "20190826-9")).body
        #expect(body.contains("Төлемақы бойынша ақпарат: 08/2019"))
        let rows = rows(body, "split")
        #expect(
            rows == [["Қызмет атауы", "Төленген сома"], ["Электр қуаты", "4 667,34"], ["Барлығы", "4 667,34"]])
        let nothing = await browser.get(PaymentsPage(slug: TestSite.ownSlug, chosen: "20190930-10")).body
        #expect(nothing.contains("Бұл төлем қызметтерге бөлінбеген."))
    }

    @Test("Where payments and statement differ, both pages say so; what is right says nothing")
    func differences() async throws {
        let site = try await TestSite { connection in
            for statement in [
                """
                INSERT INTO payment (account, payment, day, month, amount, bank, batch)
                SELECT account, 'twice', day, month, amount, bank, batch FROM payment WHERE payment = '20190826-9'
                """,
                """
                INSERT INTO payment_split (account, payment, service, amount, batch)
                SELECT account, 'twice', service, amount, batch FROM payment_split WHERE payment = '20190826-9'
                """,
            ] as [SQL] { try connection.execute(statement, []) }
        }
        var browser = try await TestBrowser.owner(of: site)
        let line = "08/2019, Электр қуаты: төлемдер тізімінде 9 334,68 ₸, үзінді көшірмеде 4 667,34 ₸"
        let pages: [any Endpoint] = [
            PaymentsPage(slug: TestSite.ownSlug), StatementPage(slug: TestSite.ownSlug, service: "electricity"),
            StatementPrintPage(slug: TestSite.ownSlug, service: "electricity"),
        ]
        for page in pages {
            #expect(await browser.get(page).body.replacing("\u{A0}", with: " ").contains(line))
        }
        let payments = await browser.get(PaymentsPage(slug: TestSite.ownSlug)).body.replacing("\u{A0}", with: " ")
        #expect(payments.contains("арқылы 4 667,34 ₸ төлем бірнеше рет жазылған."))
        let water = await browser.get(StatementPage(slug: TestSite.ownSlug, service: "cold-water")).body
        #expect(!water.contains("сәйкес келмейді"))
        var right = try await TestBrowser.owner
        for page in pages { #expect(await !right.get(page).body.contains("сәйкес келмейді")) }
    }

    @Test("A payment that takes another one back leads to it, and the other way round; the file has its day")
    func reversal() async throws {
        let site = try await TestSite { connection in
            try connection.execute(
                """
                INSERT INTO payment (account, payment, day, month, amount, bank, reverses, batch)
                SELECT account, 'R', day + 40, month + 1, -1000, bank, payment, batch FROM payment
                WHERE payment = '20190826-9'
                """, [])
        }
        var browser = try await TestBrowser.owner(of: site)
        let reversal = await browser.get(PaymentsPage(slug: TestSite.ownSlug, chosen: "R")).body
            .replacing("\u{A0}", with: " ")
        #expect(rows(reversal, "payments")[1][2].hasSuffix("Bank\" · 26.08.2019 күнгі төлемнің күші жойылды"))
        #expect(reversal.contains("Бұл жазба 26.08.2019 күні түскен 4 667,34 ₸ төлемнің күшін жояды.</a>"))
        #expect(reversal.contains("payments?from=2019-08&amp;to=2019-08&amp;payment=20190826-9#chosen"))
        let reversed = await browser.get(PaymentsPage(slug: TestSite.ownSlug, chosen: "20190826-9")).body
            .replacing("\u{A0}", with: " ")
        #expect(reversed.contains("05.10.2019 күні күші жойылды: 10,00 ₸</a>"))
        let file = await browser.get(
            PaymentsFile(slug: TestSite.ownSlug, requested: RequestedPeriod(from: "2019-10", to: "2019-10"))
        ).body
        #expect(
            file.hasSuffix(
                ";Күші жойылған төлемнің күні\r\n2019-10-05;-10,00;\"Интернет-филиал АО \"\"Kaspi Bank\"\"\";2019-08-26\r\n"
            ))
    }

    @Test("Somebody else's payment is not among one's own", arguments: ["20190820-2", "", "' OR 1=1"])
    func foreign(number: String) async throws {
        var browser = try await TestBrowser.owner
        let answer = await browser.get(PaymentsPage(slug: TestSite.ownSlug, chosen: number))
        #expect(answer.status == 200)
        #expect(!answer.body.contains("id=\"chosen\""))
    }

    @Test("A file with a column for each service")
    func file() async throws {
        var browser = try await TestBrowser.owner
        let url = PaymentsFile(slug: TestSite.ownSlug, requested: RequestedPeriod(from: "2019-08", to: "2019-09"))
        let answer = await browser.get(url.address + "&lang=ru")
        #expect(
            answer.headers[.contentDisposition] == "attachment; filename=\"payments-4900621-2019-08-2019-09.csv\"")
        #expect(
            answer.body == "\u{FEFF}Дата;Сумма платежа;Банк;Электроэнергия\r\n"
                + "2019-09-30;0,00;\"Интернет-филиал АО \"\"Kaspi Bank\"\"\";\r\n"
                + "2019-08-26;4667,34;\"Интернет-филиал АО \"\"Kaspi Bank\"\"\";4667,34\r\n")
    }

    @Test("A bank's name with line ends, or that looks like a formula, stays one cell")
    func cells() async throws {
        let site = try await TestSite { connection in
            try connection.execute(
                "UPDATE payment SET bank = $1 WHERE payment = '20190826-9'", ["=Bank\nsecond; \"line\""])
        }
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let answer = await browser.get(
            PaymentsFile(slug: TestSite.ownSlug, requested: RequestedPeriod(from: "2019-08", to: "2019-08")))
        #expect(answer.body.contains("2019-08-26;4667,34;\"'=Bank\nsecond; \"\"line\"\"\";4667,34\r\n"))
    }

    @Test("Before the first payment there is a sentence, and no file")
    func none() async throws {
        let site = try await TestSite { try $0.execute("DELETE FROM payment WHERE account = '4900621'") }
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let answer = await browser.get(PaymentsPage(slug: TestSite.ownSlug))
        #expect(answer.body.contains("төлем әлі тіркелмеген"))
        #expect(!answer.body.contains("<form class=\"period\""))
        #expect(await browser.get(PaymentsFile(slug: TestSite.ownSlug)).status == 404)
    }
}
