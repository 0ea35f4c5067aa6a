import Foundation
import Store
import Synchronization
import TestDatabases
import Testing

@Suite("Both engines")
struct DatabaseTests {
    private let database: any Database

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try TestDatabase.empty(in: folder.path)
    }

    private static let addSecret: SQL = "INSERT INTO secret (name, value) VALUES ($1, $2)"
    private static let countSecrets: SQL = "SELECT COUNT(*) FROM secret"

    @Test("A body that throws is rolled back")
    func undone() async throws {
        struct Refused: Error {}
        await #expect(throws: Refused.self) {
            try await database.write { connection in
                try connection.execute(DatabaseTests.addSecret, ["a", [1] as [UInt8]])
                throw Refused()
            }
        }
        let count = try await database.read { try $0.row(DatabaseTests.countSecrets, []) { $0.int(0) } }
        #expect(count == 0)
    }

    @Test("A running publication does not block writing, and is not visible before it ends")
    func publishing() async throws {
        let publication = try await HeldTransaction { [database] hold in
            try await database.publish { connection in
                try connection.execute(
                    """
                    INSERT INTO supplier (supplier, name_kk, name_ru, name_en, batch) VALUES ('S', 'к', 'р', 'e', 1)
                    """)
                hold()
            }
        }

        try await database.write { try $0.execute(DatabaseTests.addSecret, ["a", [1] as [UInt8]]) }
        let count: SQL = "SELECT COUNT(*) FROM supplier"
        let before = try await database.read { try $0.row(count, []) { $0.int(0) } }
        try await publication.end()
        let after = try await database.read { try $0.row(count, []) { $0.int(0) } }
        #expect(before == 0)
        #expect(after == 1)
    }

    @Test("A later query returns the result of its place in the order, whether it is used or not")
    func later() async throws {
        let add: SQL = "INSERT INTO secret (name, value) VALUES ($1, $2)"
        let named: SQL = "SELECT name FROM secret WHERE name >= $1 ORDER BY name"
        try await database.write { connection in
            try connection.execute(add, ["a", [1] as [UInt8]])
            let before = try connection.later(named, ["a"]) { $0.text(0) }
            let unwanted = try connection.later(named, [""]) { $0.text(0) }
            try connection.execute(add, ["b", [2] as [UInt8]])
            let after = try connection.later(named, ["a"]) { $0.text(0) }.map { $0.joined(separator: " ") }
            #expect(try after.value() == "a b")
            #expect(try before.value() == ["a"])
            _ = unwanted
        }
        await #expect(throws: (any Error).self) {
            try await database.write { connection in
                let wrong = try connection.later("SELECT name FROM nowhere", []) { $0.text(0) }
                let right = try connection.later(named, [""]) { $0.text(0) }
                _ = try? right.value()
                _ = try wrong.value()
            }
        }
        let names = try await database.read { try $0.later(named, [""]) { $0.text(0) }.value() }
        #expect(names == ["a", "b"])
    }

    @Test("A reader sees one snapshot, whatever is written in the meantime")
    func snapshot() async throws {
        let counts = Mutex<[Int64?]>([])
        let reading = try await HeldTransaction { [database] hold in
            let (before, after) = try await database.read { connection in
                let before = try connection.row(DatabaseTests.countSecrets, []) { $0.int(0) }
                hold()
                return (before, try connection.row(DatabaseTests.countSecrets, []) { $0.int(0) })
            }
            counts.withLock { $0 = [before, after] }
        }
        try await database.write { try $0.execute(DatabaseTests.addSecret, ["a", [1] as [UInt8]]) }
        try await reading.end()
        #expect(counts.withLock { $0 } == [0, 0])
    }

    @Test("Numbers are read as written", arguments: [0, 1, -1, 10, 1_571_205_600, .max, .min] as [Int64])
    func numbers(_ number: Int64) async throws {
        let found = try await database.write { connection in
            try connection.execute(
                "INSERT INTO sign_in_failure (subject, failures, failed_at) VALUES ($1, $2, $2)",
                [[0] as [UInt8], number])
            return try connection.row("SELECT failures, -1 FROM sign_in_failure", []) { ($0.int(0), $0.int(1)) }
        }
        #expect(found?.0 == number)
        #expect(found?.1 == -1)
    }

    @Test("Texts are read as written", arguments: ["", "Әлия", "a'b\"c\\d", "$1; --", "\u{1F3E0}\n\t"])
    func texts(_ text: String) async throws {
        let found = try await database.write { connection in
            try connection.execute(DatabaseTests.addSecret, [text, Array(text.utf8)])
            return try connection.row("SELECT name, value, LENGTH(name) FROM secret WHERE name = $1", [text]) {
                ($0.text(0), $0.bytes(1), $0.isNull(2))
            }
        }
        #expect(found?.0 == text)
        #expect(found?.1 == Array(text.utf8))
        #expect(found?.2 == false)
    }

    @Test("NULL and all bytes are read as written")
    func nothing() async throws {
        let bytes = Array(UInt8.min ... .max)
        let found = try await database.write { connection in
            try connection.execute(
                "INSERT INTO customer (id, email, password, language, created_at) VALUES ($1, $2, '', $3, 0)",
                [1, "a", String?.none])
            try connection.execute(DatabaseTests.addSecret, ["b", bytes])
            return try connection.row("SELECT language, value FROM customer CROSS JOIN secret", []) {
                ($0.isNull(0), $0.optionalText(0), $0.bytes(1))
            }
        }
        #expect(found?.0 == true)
        #expect(found?.1 == nil)
        #expect(found?.2 == bytes)
    }

    @Test("Texts are ordered by their bytes")
    func order() async throws {
        let names = try await database.write { connection in
            for name in ["b", "a", "B", "ә", "я", "10", "9"] {
                try connection.execute(DatabaseTests.addSecret, [name, [0] as [UInt8]])
            }
            return try connection.rows("SELECT name FROM secret ORDER BY name") { $0.text(0) }
        }
        #expect(names == ["10", "9", "B", "a", "b", "я", "ә"])
    }

    @Test("A statement for many rows takes new values each time")
    func bulk() async throws {
        let found = try await database.publish { connection in
            let insert = try connection.bulk(
                "INSERT INTO supplier (supplier, name_kk, name_ru, name_en, bin, batch) VALUES ($1, $1, '', '', $2, $3)"
            )
            for number in 0..<20 {
                var name = "s\(number)"
                let added = try name.withUTF8 { name in
                    insert.bind(1, text: UnsafeRawBufferPointer(name))
                    if number % 2 == 0 {
                        insert.bindNull(2)
                    } else {
                        insert.bind(2, text: UnsafeRawBufferPointer(name))
                    }
                    insert.bind(3, int: Int64(number))
                    return try insert.run()
                }
                #expect(added == 1)
            }
            let query = try connection.bulk("SELECT SUM(batch), COUNT(bin) FROM supplier WHERE batch >= $1")
            query.bind(1, int: 10)
            var sums: [Int64] = []
            try query.rows { sums = [$0.int(0), $0.int(1)] }
            return sums
        }
        #expect(found == [145, 5])
    }
}
