import Domain
import Foundation
import PostgreSQLEngine
import TestDatabases
import Testing

@testable import Store

/// A page costs the same with ten accounts and with ten million, as long as each of its queries uses a key. So this
/// reads PostgreSQL's plans of the statements that the pages really sent.
@Suite("The plans of the pages' queries", .enabled(if: TestDatabase.server != nil))
struct PlanTests {
    /// Each table that grows with the number of accounts, with its key.
    static let keys = [
        "account": "account = ", "household": "account = ", "meter": "account = ", "reading": "account = ",
        "balance": "account = ", "adjustment": "account = ", "payment": "account = ", "payment_split": "account = ",
        "bill": "account = ", "bill_line": "account = ", "account_link": " = ", "customer": " = ",
        "session": " ", "sign_in_failure": " ",
    ]

    @Test(
        "Each uses a key, with statistics and right after a large import",
        arguments: [false, true])
    func keyed(isAnalyzed: Bool) async throws {
        // One connection has them all.
        let database = try PostgreSQLDatabase(
            address: TestDatabase.emptySchema(), connections: 1, timeout: TestDatabase.timeout)
        let site = try await TestSite(database: database) { connection in
            try connection.execute(PlanTests.neighbours)
            guard isAnalyzed else { return }
            for table in PlanTests.keys.keys { try connection.execute(SQL(script: "ANALYZE \(table)")) }
        }
        let process = try await database.read { try $0.row("SELECT pg_backend_pid()", []) { $0.int(0) } }
        // Statements prepared for the test itself end with the connection.
        try TestDatabase.run("SELECT pg_terminate_backend(\(try #require(process)))")

        try await site.visitAllPages()
        let plans = try await database.read { try PlanTests.plans($0) }
        // This one runs by chance, at one failed sign-in of 256, and reads as many rows as may stay.
        let often = plans.filter { !$0.statement.contains("DELETE FROM sign_in_failure WHERE failed_at") }
        let faults = often.flatMap { plan in
            PlanTests.faults(plan.root).map { "\($0) in: \(plan.statement)" }
        }
        #expect(faults == [])
        let seen = Set(plans.flatMap { PlanTests.tables($0.root) })
        #expect(Set(PlanTests.keys.keys).subtracting(seen) == [], "tables that no page has read")
    }

    @Test("A full scan is detected")
    func unkeyed() async throws {
        let database = try PostgreSQLDatabase(
            address: TestDatabase.emptySchema(), connections: 1, timeout: TestDatabase.timeout)
        let plans = try await database.read { connection in
            _ = try connection.row("SELECT COUNT(*) FROM payment WHERE bank = $1", [""]) { _ in true }
            _ = try connection.row("SELECT account FROM bill ORDER BY account", []) { _ in true }
            return try PlanTests.plans(connection)
        }
        #expect(plans.flatMap { PlanTests.faults($0.root) }.count == 2)
    }

    /// The demo's household, three hundred times.
    private static let neighbours: SQL = """
        DO $$
        DECLARE
            name TEXT;
            others TEXT;
        BEGIN
            FOREACH name IN ARRAY ARRAY['account', 'household', 'meter', 'reading', 'balance', 'adjustment', 'payment',
                'payment_split', 'bill', 'bill_line']
            LOOP
                SELECT string_agg(attname, ', ' ORDER BY attnum) INTO others FROM pg_attribute
                WHERE attrelid = name::regclass AND attnum > 1;
                EXECUTE format('INSERT INTO %I SELECT ''N-'' || nth, %s FROM %I CROSS JOIN
                    generate_series(1, 300) AS nth WHERE account = ''4900621''', name, others, name);
            END LOOP;
        END $$
        """

    // MARK: Reading plans

    private struct Plan: @unchecked Sendable {
        let statement: String
        /// As JSON has it.
        let root: [String: Any]
    }

    /// Of each statement that the connection has prepared.
    private static func plans(_ connection: any Connection) throws -> [Plan] {
        let prepared = try connection.rows(
            "SELECT name, statement, cardinality(parameter_types) FROM pg_prepared_statements WHERE name LIKE 's%'"
        ) { (name: $0.text(0), statement: $0.text(1), parameters: Int($0.int(2))) }
        return try prepared.filter { isQuery($0.statement) }.map { name, statement, parameters in
            let values = Array(repeating: "NULL", count: parameters).joined(separator: ", ")
            let explain = "EXPLAIN (FORMAT JSON) EXECUTE \(name)" + (parameters == 0 ? "" : "(\(values))")
            let text = try connection.row(SQL(script: explain), []) { $0.text(0) } ?? ""
            let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
            return Plan(statement: statement, root: json?.first?["Plan"] as? [String: Any] ?? [:])
        }
    }

    private static func isQuery(_ statement: String) -> Bool {
        ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { statement.hasPrefix($0) }
    }

    private static func tables(_ node: [String: Any]) -> [String] {
        let below = (node["Plans"] as? [[String: Any]] ?? []).flatMap(tables)
        return (node["Relation Name"] as? String).map { [$0] + below } ?? below
    }

    private static func faults(_ node: [String: Any]) -> [String] {
        let below = (node["Plans"] as? [[String: Any]] ?? []).flatMap(faults)
        guard let table = node["Relation Name"] as? String, let key = keys[table],
            let kind = node["Node Type"] as? String, kind != "ModifyTable"
        else { return below }
        let condition = node["Index Cond"] as? String ?? node["Recheck Cond"] as? String
        let isKeyed = condition?.contains(key) == true
        return isKeyed ? below : below + ["\(kind) of \(table)" + (condition.map { " by \($0)" } ?? "")]
    }
}
