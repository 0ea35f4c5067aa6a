import Store
import Synchronization
import TestDatabases
import Testing

@testable import Portal

/// The same as `PlanTests` on the embedded engine: no page's query scans a table of customer data.
@Suite("The plans of the pages' queries on SQLite", .enabled(if: TestDatabase.server == nil))
struct SQLitePlanTests {
    /// May be scanned: the catalogue, which is the same for everyone, and sources that are not tables.
    private static let wholes: Set<String> = [
        "batch", "supplier", "office", "service", "plan", "price", "category", "category_mark", "norm", "bill_back",
        "reading_window",
        "register", "CONSTANT", "sums", "owned",
    ]
    /// Of a statement that runs by chance, at one failed sign-in of 256: it reads as many rows as may stay.
    private static let seldom = "SCAN sign_in_failure USING COVERING INDEX sign_in_failure_at"

    @Test("Each uses a key")
    func keyed() async throws {
        let database = ExplainingDatabase(try TestSite.emptyDatabase())
        let site = try await TestSite(database: database)
        database.plans.withLock { $0 = [:] }
        try await site.visitAllPages()
        let plans = database.plans.withLock { $0 }
        #expect(
            plans.flatMap { statement, steps in SQLitePlanTests.faults(steps).map { "\($0) in: \(statement)" } } == [])
        let unread = PlanTests.keys.keys.filter { table in !plans.keys.contains { $0.contains(table) } }
        #expect(unread == [], "tables that no page has read")
    }

    @Test(
        "A full scan is detected, also of an index",
        arguments: [
            ("SELECT COUNT(*) FROM payment WHERE bank = ''", 1), ("SELECT account FROM bill ORDER BY account", 1),
            ("SELECT 1 FROM payment AS a JOIN payment AS b ON b.bank = a.bank WHERE a.account = ''", 1),
            ("SELECT 1 FROM service CROSS JOIN bill ON bill.account = service.service", 0),
        ] as [(SQL, Int)])
    func unkeyed(statement: SQL, count: Int) async throws {
        let database = ExplainingDatabase(try TestSite.emptyDatabase())
        _ = try await database.read { try $0.row(statement, []) { _ in true } }
        let plans = database.plans.withLock { $0 }
        #expect(plans.values.flatMap(SQLitePlanTests.faults).count == count)
    }

    /// - Parameter steps: "SCAN payment", "SEARCH bill USING PRIMARY KEY (account=?)".
    private static func faults(_ steps: [String]) -> [String] {
        steps.filter { step in
            let words = step.split(separator: " ").map(String.init)
            return step.contains(" AUTOMATIC ") || words.first == "SCAN" && !wholes.contains(words[1]) && step != seldom
        }
    }
}

/// Explains each statement of its readers and writers before it runs.
private final class ExplainingDatabase: Database {
    private let database: any Database
    /// By the statements' texts.
    let plans = Mutex<[String: [String]]>([:])

    init(_ database: any Database) {
        self.database = database
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.read { try body(ExplainingConnection(connection: $0, database: self)) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.write { try body(ExplainingConnection(connection: $0, database: self)) }
    }

    func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.publish(body)
    }

    func readBeside<T>(_ body: (any Connection) throws -> T) throws -> T { try database.readBeside(body) }
}

private struct ExplainingConnection: Connection {
    let connection: any Connection
    let database: ExplainingDatabase

    private func explain(_ sql: SQL, _ values: [any Bindable]) throws {
        let steps = try connection.rows("EXPLAIN QUERY PLAN " + sql, values) { $0.text(3) }
        database.plans.withLock { $0[sql.text] = steps }
    }

    func visit(_ sql: SQL, _ values: [any Bindable], _ body: (any Row) throws -> Void) throws {
        try explain(sql, values)
        try connection.visit(sql, values, body)
    }

    func queue(_ sql: SQL, _ values: [any Bindable]) -> (any QueuedQuery)? { nil }

    func execute(_ sql: SQL, _ values: [any Bindable]) throws -> Int {
        try explain(sql, values)
        return try connection.execute(sql, values)
    }

    func bulk(_ sql: SQL) throws -> any BulkStatement {
        try connection.bulk(sql)
    }

    func copy(into table: SQL, _ columns: [SQL]) throws -> any RowInsert {
        try connection.copy(into: table, columns)
    }

    func insert(into table: SQL, _ columns: [(name: SQL, type: ColumnType)], _ conflict: SQL) throws -> any RowInsert {
        try connection.insert(into: table, columns, conflict)
    }
}
