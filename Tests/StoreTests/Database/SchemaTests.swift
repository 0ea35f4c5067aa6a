import Foundation
import GRDB
import TestDatabases
import Testing

@testable import PostgreSQLEngine
@testable import SQLiteEngine
@testable import Store

@Suite("A database of an earlier program")
struct SchemaTests {
    /// The billing database as it was after so many steps, with what `add` puts into it; then brought up to this program's.
    private func migrated(
        from steps: Int, _ add: (any Connection) throws -> Void
    ) throws -> any Store.Database {
        let earlier = Schema(ledger: Schema.billing.ledger, steps: Array(Schema.billing.steps.prefix(steps)))
        guard TestDatabase.server == nil else {
            let address = try TestDatabase.emptySchema()
            let session = try Session(Server(address: address), limit: .job, longestStatement: nil)
            try earlier.migrate(in: PostgreSQLEngine.Dialect.schema) { try session.transaction(.publication, $0) }
            try session.transaction(.publication, add)
            return try PostgreSQLDatabase(address: address, connections: 2, timeout: TestDatabase.timeout)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: folder.appending(path: "billing.sqlite").path)
        try earlier.migrate(in: SQLiteEngine.Dialect.schema) { body in
            try queue.write { try body(SQLiteConnection($0)) }
        }
        try queue.write { try add(SQLiteConnection($0)) }
        try queue.close()
        return try SQLiteDatabase(directory: folder.path, holder: "test")
    }

    private static let add: [Store.SQL] = [
        """
        INSERT INTO account (account, payer, address, residents, stove, benefit, plan, area, office, closed_on, batch)
        VALUES ('1', 'Әлия', 'Үлгі 1', 1, 'electric', 'lone_benefit', 'el', 54500000, 'no1', 17000, 7),
            ('2', 'Б', 'Үлгі 2', 3, 'none', 'none', NULL, NULL, NULL, NULL, 8)
        """,
        """
        INSERT INTO household (account, valid_from, residents, stove, benefit, plan, batch)
        VALUES ('1', 16000, 2, 'gas', 'none', NULL, 7), ('1', 16500, 1, 'electric', 'lone_benefit', 'el', 8)
        """,
    ]

    @Test("Stove and benefit become codes: every account and household stays as it is, and other codes can follow")
    func categories() async throws {
        let database = try migrated(from: 2) { connection in
            for sql in SchemaTests.add { try connection.execute(sql) }
        }
        let (accounts, households) = try await database.read { connection in
            (
                try connection.rows(
                    """
                    SELECT account || ' ' || payer || ' ' || address || ' ' || residents || ' ' || stove || ' ' || benefit
                        || ' ' || COALESCE(plan, '-') || ' ' || COALESCE(area, -1) || ' ' || COALESCE(office, '-') || ' '
                        || COALESCE(closed_on, -1) || ' ' || batch FROM account ORDER BY account
                    """
                ) { $0.text(0) },
                try connection.rows(
                    """
                    SELECT account || ' ' || valid_from || ' ' || residents || ' ' || stove || ' ' || benefit || ' '
                        || COALESCE(plan, '-') || ' ' || batch FROM household ORDER BY account, valid_from
                    """
                ) { $0.text(0) }
            )
        }
        #expect(
            accounts == [
                "1 Әлия Үлгі 1 1 electric lone_benefit el 54500000 no1 17000 7", "2 Б Үлгі 2 3 none none - -1 - -1 8",
            ])
        #expect(households == ["1 16000 2 gas none - 7", "1 16500 1 electric lone_benefit el 8"])

        for table in ["account", "household"] as [Store.SQL] {
            let changed = try await database.publish { connection in
                try connection.execute("UPDATE " + table + " SET stove = 'pump', benefit = 'large' WHERE account = '1'")
            }
            #expect(changed > 0)
            await #expect(throws: Store.DatabaseError.self) {
                try await database.publish { try $0.execute("UPDATE " + table + " SET residents = -1") }
            }
        }
    }
}
