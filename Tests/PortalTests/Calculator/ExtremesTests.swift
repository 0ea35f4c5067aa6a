import Domain
import Foundation
import Store
import Testing
import Words

@testable import Portal

@Suite("The calculators at the format's limits")
struct ExtremesTests {
    /// FUZZ_SEEDS="1000000 2000000" goes from the first seed to the second instead.
    private static var seeds: Range<UInt64> {
        let given = ProcessInfo.processInfo.environment["FUZZ_SEEDS"]?.split(separator: " ").compactMap { UInt64($0) }
        guard let given, given.count == 2, given[0] < given[1] else { return 1..<600 }
        return given[0]..<given[1]
    }

    @Test("Nothing that a batch or a form can say ends the program")
    func fuzz() throws {
        let texts = try Texts.Catalogues()
        for seed in ExtremesTests.seeds {
            var extremes = Extremes(seed: seed)
            extremes.run(texts[Language.allCases[Int(seed % 3)]])
        }
    }

    @Test("Two prices that hardly differ, and a norm at its limit: the page is shown")
    func hardlyDifferent() async throws {
        let site = try await TestSite { connection in
            for statement in [
                "UPDATE price SET price = 50000000000 WHERE plan = 'el-levels'",
                "UPDATE price SET price = 100000000000 WHERE plan = 'el-levels' AND step = '1'",
                "UPDATE price SET price = 50000000001 WHERE plan = 'el-flat'",
                "UPDATE norm SET upper_limit = 100000000000 WHERE plan = 'el-levels' AND upper_limit IS NOT NULL",
            ] as [SQL] { try connection.execute(statement, []) }
        }
        var browser = TestBrowser(site)
        for (plan, used) in [("el-levels", "999999"), ("el-flat", "999999"), ("el-levels", "0.001")] {
            let answer = await browser.get(
                "/calculator?plan=\(plan)&residents=99&by=used&used=\(used)&days=dates&from=2019-09-01&until=2019-09-29"
            )
            #expect(answer.status == 200)
        }
    }
}
