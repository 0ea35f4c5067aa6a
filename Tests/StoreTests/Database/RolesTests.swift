import Domain
import Foundation
import PostgreSQLEngine
import Store
import TestDatabases
import Testing

/// The other tests on PostgreSQL run as the role that serves, too: whatever the portal and its commands do, imports
/// included, they do with rights on rows.
@Suite("A role that owns the tables and one that serves", .enabled(if: TestDatabase.server != nil))
struct RolesTests {
    private let address: String
    private let owner: String

    init() throws {
        address = try TestDatabase.emptySchema()
        let schema = try #require(address.split(separator: "search_path=").last).dropLast()
        owner = "owner_of_" + schema
        try TestDatabase.run("CREATE ROLE \(owner) LOGIN; ALTER SCHEMA \(schema) OWNER TO \(owner)")
    }

    private func database(as role: String) throws -> PostgreSQLDatabase {
        try PostgreSQLDatabase(address: address + " user=" + role, connections: 1, timeout: TestDatabase.timeout)
    }

    @Test("Who may not create the tables says who has to")
    func noTables() throws {
        let unreachable = #expect(throws: DatabaseError.self) { try database(as: TestDatabase.servingRole) }
        #expect(unreachable?.description == "the database's user may use no schema of its search_path")

        let schema = try #require(address.split(separator: "search_path=").last).dropLast()
        try TestDatabase.run("GRANT USAGE ON SCHEMA \(schema) TO \(TestDatabase.servingRole)")
        let missing = #expect(throws: SchemaError.self) { try database(as: TestDatabase.servingRole) }
        #expect(missing?.description.contains("run `kabinet migrate` as their owner") == true)
    }

    @Test("The role that serves reads and writes rows, and changes no table")
    func rowsOnly() async throws {
        let owning = try database(as: owner)
        try owning.grantRows(to: TestDatabase.servingRole)
        let serving = try database(as: TestDatabase.servingRole)
        let key = try await serving.write { try Operator($0).secret("test", otherwise: [1, 2, 3]) }
        #expect(key == [1, 2, 3])
        let refused: [SQL] = [
            "DROP TABLE secret", "ALTER TABLE secret ADD COLUMN more BIGINT", "TRUNCATE secret",
            "CREATE TABLE other (id BIGINT)", "CREATE INDEX other ON secret (value)",
            "INSERT INTO portal_step (number) VALUES (999)", "DELETE FROM billing_step",
        ]
        for statement in refused {
            await #expect(throws: DatabaseError.self, "\(statement.text)") {
                try await serving.write { try $0.execute(statement, []) }
            }
        }
        #expect(try await owning.read { try Operator($0).secret("test") } == [1, 2, 3])
    }

    @Test("A schema that the owner has not migrated yet is not served")
    func older() throws {
        try database(as: owner).grantRows(to: TestDatabase.servingRole)
        let schema = try #require(address.split(separator: "search_path=").last).dropLast()
        try TestDatabase.run("DELETE FROM \(schema).portal_step WHERE number > 1")
        let error = #expect(throws: SchemaError.self) { try database(as: TestDatabase.servingRole) }
        #expect(error?.description.contains("run `kabinet migrate` first") == true)
    }

    @Test("A role with the owner's rights is not taken for one without them")
    func ownersOwn() throws {
        let owning = try database(as: owner)
        #expect(throws: RoleError.self) { try owning.grantRows(to: owner) }
        // A superuser.
        #expect(throws: RoleError.self) { try owning.grantRows(to: "kabinet") }
        #expect(throws: DatabaseError.self) { try owning.grantRows(to: "nobody_of_this_name") }
    }

    @Test("A name of a role is quoted")
    func quoted() async throws {
        let name = String(owner.suffix(20)) + "; DROP TABLE secret; --"
        try TestDatabase.run("CREATE ROLE \"\(name)\"")
        let owning = try database(as: owner)
        try owning.grantRows(to: name)
        _ = try await owning.read { try Operator($0).secret("test") }
    }
}

@Suite("Connections to PostgreSQL that prove nothing")
struct UnverifiedHostsTests {
    @Test(
        "Hosts beyond this machine need verify-full",
        arguments: [
            (
                "host=db1.example,localhost,db2.example hostaddr=192.0.2.1,127.0.0.1,192.0.2.2",
                ["db1.example", "db2.example"]
            ),
            ("postgres://kabinet@192.0.2.7/kabinet?sslmode=require", ["192.0.2.7"]),
            ("host=db.example hostaddr=192.0.2.7 dbname=kabinet sslmode=verify-ca", ["db.example"]),
            ("hostaddr=192.0.2.7 dbname=kabinet", ["192.0.2.7"]),
            ("host=127.example hostaddr=192.0.2.7 dbname=kabinet", ["127.example"]),
            ("postgres://kabinet@192.0.2.7/kabinet?sslmode=verify-full", []),
            ("postgres://kabinet@localhost/kabinet", []), ("postgres://kabinet@[::1]/kabinet", []),
            ("host=/run/postgresql dbname=kabinet", []), ("dbname=kabinet", []),
        ])
    func hosts(address: String, unverified: [String]) {
        #expect(PostgreSQLDatabase.unverifiedHosts(of: address) == unverified)
    }
}
