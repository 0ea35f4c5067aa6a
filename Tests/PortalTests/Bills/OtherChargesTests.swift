import Domain
import Store
import Testing

@testable import Portal

/// Electricity of September: 79.31 kWh for 1,325.27, and four other charges, which come to 62.73.
@Suite("Charges of a bill beside what was used")
struct OtherChargesTests {
    private static func site() async throws -> TestSite {
        try await TestSite { connection in
            for statement in [
                """
                INSERT INTO bill_line (account, month, service, step, charged_from, charged_until, method, quantity,
                    price, charged, rate_percent, part, parts, batch) VALUES
                    ('4900621', 24236, 'electricity', 'losses', 0, NULL, 'meter', 2000000, 16710000, 3342, NULL, NULL, NULL, 1),
                    ('4900621', 24236, 'electricity', 'penalty', 18134, 18164, 'fixed', 0, 0, 2931, 13500000, NULL, NULL, 1),
                    ('4900621', 24236, 'electricity', 'subsidy', 0, NULL, 'fixed', 0, 0, -50000, NULL, NULL, NULL, 1),
                    ('4900621', 24236, 'electricity', 'instalment', 0, NULL, 'fixed', 0, 0, 50000, NULL, 3, 12, 1)
                """,
                """
                UPDATE balance SET charged = charged + 6273, closing = closing + 6273
                WHERE account = '4900621' AND month = 24236 AND service = 'electricity'
                """,
                """
                UPDATE balance SET opening = opening + 6273, closing = closing + 6273
                WHERE account = '4900621' AND month > 24236 AND service = 'electricity'
                """,
            ] as [SQL] { try connection.execute(statement) }
        }
    }

    @Test("The bill shows and explains them, and checks the charge without them")
    func shown() async throws {
        let site = try await OtherChargesTests.site()
        var browser = try await TestBrowser.owner(of: site)
        let body = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09")).body
        let rows = Written.rows(of: body, "charges")
        #expect(
            rows[1].prefix(5) == [
                "Электр қуатыТОО \"АЛМАТЫЭНЕРГОСБЫТ\" · санауыш", "79,31 кВт·сағ", "16,71", "7 783,53", "1 388,00",
            ])
        #expect(
            Set(rows[2...6].map { [$0[0], $0[1], $0[4]] }) == [
                ["1-деңгей", "79,31 кВт·сағ", "1 325,27"], ["Ысырап", "2 кВт·сағ", "33,42"],
                ["Өсімпұл", "", "29,31"], ["Жеңілдік, субсидия", "", "−500,00"], ["Бөліп төлеу", "", "500,00"],
            ])
        let plain = body.replacing("\u{A0}", with: " ")
        for words in [
            "Өсімпұл — мерзімінде төленбеген қарыз үшін қосылған сома: жылына 13,5%, 26.08.2019 – 25.09.2019, 31 күн.",
            "осы айдағы бөлігі: 12 бөліктің 3-бөлігі.", "өсімпұл бұрын 0,00 ₸ еді, енді 29,31 ₸",
            "Тексерілді: тұтыну үшін көрсеткіштер мен тариф бойынша дәл 1 325,27 ₸ шығады.",
            "ҚҚС мөлшерлемесі белгісіз: Электр қуаты.",
        ] { #expect(plain.contains(words), "\(words)") }
        // The chart shows what was used.
        #expect(plain.contains(">79</text>"))
    }

    @Test("They are in the copy of the own data")
    func archive() async throws {
        let site = try await OtherChargesTests.site()
        let lines = try await site.database.read { connection in
            let visitor = Operator(connection)
            let account = Account(number: AccountNumber("4900621")!, payer: "", address: "", residents: 1)
            return try visitor.catalogue().map { try visitor.readable(account, $0).export().lines } ?? []
        }
        let kinds = lines.compactMap { line -> OtherCharge.Kind? in
            if case .other(let other) = line.row { other.kind } else { nil }
        }
        #expect(Set(kinds) == Set(OtherCharge.Kind.allCases))
    }
}
