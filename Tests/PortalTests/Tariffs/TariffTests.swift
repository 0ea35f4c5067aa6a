import Domain
import Store
import Testing

@Suite("The tariff in force, of the demo's data")
struct TariffTests {
    @Test(
        "The latest prices until the day, with the household's own norms",
        arguments: [
            ("el-levels", .noStove, "2019-10-05", "1 16.71? 90, 2 21.37? 160, 3 26.71?"),
            ("el-levels", .stove, "2019-01-01", "1 16.71? 115, 2 21.37? 190, 3 26.71?"),
            ("el-levels", .stoveLone, "2018-12-31", "1 16.65 140, 2 21.99 190, 3 27.48"),
            ("el-levels", .noStoveLone, "2013-01-10", "1 13.45 115, 2 18.23 160, 3 22.79"),
            ("el-levels", .stove, "2013-01-09", nil),
            ("el-day-night", .stove, "2017-05-05", "day 22.29?, night 4.91?"),
            ("el-flat", .noStove, "2019-10-05", "all 17.81"),
            ("none", .noStove, "2019-10-05", nil),
        ] as [(String, CategoryCode, String, String?)])
    func inForce(plan: String, category: CategoryCode, day: String, steps: String?) async throws {
        let tariff = try await TestSite.shared.database.read {
            try Operator($0).catalogue()?.tariffs[PlanCode(stored: plan)]?.inForce(for: category, on: Day(iso: day)!)
        }
        #expect(tariff?.steps.map(\.summary).joined(separator: ", ") == steps)
    }

    @Test("A norm that changes counts from its first day", arguments: [("2019-09-30", 90), ("2019-10-01", 100)])
    func norm(day: String, limit: Int64) async throws {
        let site = try await TestSite(edit: { connection in
            try connection.execute(
                """
                INSERT INTO norm (plan, category, step, valid_from, upper_limit, batch)
                VALUES ('el-levels', 'no_stove', '1', $1, 100000000, 1)
                """, [Day(iso: "2019-10-01")!])
        })
        let tariff = try await site.database.read { connection in
            try Operator(connection).catalogue()?.tariffs["el-levels"]?.inForce(for: .noStove, on: Day(iso: day)!)
        }
        #expect(tariff?.steps.first?.upperLimit == ExactDecimal(millionths: limit * 1_000_000))
    }

    @Test("From the account to its tariff: a plan that was given up is in force on the days before")
    func household() async throws {
        let found = try await TestSite.shared.database.read { connection in
            let store = Operator(connection)
            let catalogue = try #require(try store.catalogue())
            let account = try #require(
                try store.accountToPrint(AccountNumber("4900835")!, Month(year: 2019, month: 9)))
            let households = try store.readable(account, catalogue).households()
            return try ["2018-02-28", "2018-03-01"].map { day in
                let day = Day(iso: day)!
                let household = try #require(households.on(day))
                let plan = try #require(catalogue.tariffs[household.plan ?? "none"])
                return try #require(plan.inForce(for: household.category, on: day))
            }
        }
        #expect(found.map(\.method) == [.zones, .levels])
        #expect(found.map(\.service) == ["electricity", "electricity"])
        #expect(found.last?.plan.ru == "Дифференцированный тариф: по уровням потребления")
        #expect(found.last?.steps.first?.upperLimit == ExactDecimal(millionths: 115_000_000))
    }
}

extension TariffInForce.Step {
    /// "1 16.71? 90": the step, its price, a question mark while it is only announced, its limit.
    fileprivate var summary: String {
        "\(step.rawValue) \(price.canonical)\(isConfirmed ? "" : "?")\(upperLimit.map { " \($0.canonical)" } ?? "")"
    }
}
