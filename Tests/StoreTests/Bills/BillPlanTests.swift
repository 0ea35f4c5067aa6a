import TestDatabases
import Testing

@testable import Store

/// SQLite has no statistics here: how it reads follows from the words of a query alone, and a harmless change of them can
/// make a page read an account's lines once for each of its bills.
@Suite("How SQLite reads the lines of one service", .enabled(if: TestDatabase.server == nil))
struct BillPlanTests {
    @Test(
        "Bill by bill, each by its whole key, in the order of the keys",
        arguments: [BillSQL.linesOfService, BillSQL.usageOfService])
    func byKey(query: SQL) async throws {
        let store = try await TestStore()
        let plan = try await store.database.read { connection in
            let values: [Int] = Array(repeating: 0, count: query == BillSQL.linesOfService ? 4 : 3)
            return try connection.rows("EXPLAIN QUERY PLAN " + query, values) { $0.text(3) }
        }
        #expect(plan.count == 2, "no sorting: \(plan)")
        #expect(plan.first?.contains("bill USING PRIMARY KEY (account=? AND month>?") == true, "\(plan)")
        #expect(
            plan.last?.contains("bill_line USING PRIMARY KEY (account=? AND month=? AND service=?)") == true, "\(plan)")
    }
}
