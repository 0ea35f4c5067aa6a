import Domain
import Testing

@testable import Exchange
@testable import Store

@Suite("The texts and households of a bill's day") struct BillBackTests {
    private static let pay = "You can pay in your bank's app or at its cash desk."

    @Test(
        "A section is printed from its first day to its last; a temporary text replaces the other",
        arguments: [
            ("2018-12-31", []),
            ("2019-01-01", ["Give your readings at the end of the month.", pay]),
            ("2019-09-30", ["Give your readings at the end of the month.", pay]),
            ("2019-10-01", ["Give your readings between the 25th and the 30th.", pay]),
            ("2019-12-24", ["Give your readings between the 25th and the 30th.", pay]),
            ("2019-12-25", ["Give your readings by the 28th.", pay]),
            ("2019-12-31", ["Give your readings by the 28th.", pay]),
            ("2020-01-01", ["Give your readings between the 25th and the 30th.", pay]),
        ])
    func holds(day: String, texts: [String]) async throws {
        let bench = try Bench()
        let header = try TestBatch.example().files["bill_back.csv"]?.split(separator: "\n").first ?? ""
        let holidays =
            "readings,2019-12-25,2019-12-31,1,Мереке,Праздники,Holidays,28-і,28-го,Give your readings by the 28th."
        _ = try await bench.run(.example())
        _ = try await bench.run(.update("2", ["bill_back.csv": "\(header)\n\(holidays)\n"]))

        let back = try await bench.database.read { try account("100001", $0).billBack(on: Day(iso: day)!) }
        #expect(back.map { $0.paragraphs(in: .en)[0] } == texts)
    }

    @Test("Each line of a text is a paragraph")
    func paragraphs() async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let back = try await bench.database.read { try account("100001", $0).billBack(on: Day(iso: "2019-10-05")!) }
        #expect(back.map(\.head.kk) == ["Көрсеткіштер", "Қалай төлеуге болады"])
        #expect(
            back.last?.paragraphs(in: .kk) == [
                "Банктің қосымшасында немесе кассасында төлей аласыз.", "Дербес шот нөмірін көрсетіңіз.",
            ])
    }

    @Test(
        "A household is as it last changed, or as it is now if no change is known",
        arguments: [
            ("100001", "2018-12-31", 3), ("100001", "2019-01-01", 2), ("100001", "2019-08-31", 2),
            ("100001", "2019-09-01", 3), ("100002", "2019-09-01", 1), ("100009", "2019-09-01", nil),
        ] as [(String, String, Int?)])
    func household(account: String, day: String, residents: Int?) async throws {
        let bench = try Bench()
        _ = try await bench.run(.example())
        let household = try await bench.database.read {
            try self.account(account, $0).households().on(Day(iso: day)!)
        }
        #expect(household?.residents == residents)
    }

    /// Whether or not there is such an account.
    private func account(_ number: String, _ connection: any Connection) throws -> ReadableAccount {
        let account = Account(number: AccountNumber(stored: number), payer: "", address: "", residents: 1)
        return ReadableAccount(connection, account, try #require(try connection.catalogue()))
    }
}
