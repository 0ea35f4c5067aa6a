import Domain
import Testing

@Suite("A table that was saved with a spreadsheet")
struct SavedTableTests {
    @Test(
        "Rows and their lines",
        arguments: [
            ("", []), ("\u{FEFF}a;b\r\n1;2", [(1, ["a", "b"]), (2, ["1", "2"])]),
            ("a,b\n\n1,\"2,\"\"3\"\"\"\n", [(1, ["a", "b"]), (3, ["1", "2,\"3\""])]),
            ("a\tb\r\r1\t 2 ", [(1, ["a", "b"]), (3, ["1", "2"])]),
            ("a,b\n\"x\ny\",1\n2,3", [(1, ["a", "b"]), (2, ["x\ny", "1"]), (4, ["2", "3"])]),
            ("a,b\n\"x\r\ny\",1\r\n2,3", [(1, ["a", "b"]), (2, ["x\r\ny", "1"]), (4, ["2", "3"])]),
            ("a;b,c\n1;2,5\n", [(1, ["a", "b,c"]), (2, ["1", "2,5"])]), ("a\n,,\n", [(1, ["a"])]),
            ("a,\"\"\n1\"2,3", [(1, ["a", ""]), (2, ["1\"2", "3"])]),
        ] as [(String, [(Int, [String])])])
    func rows(text: String, expected: [(Int, [String])]) throws {
        let table = try #require(SavedTable(text))
        #expect(table.rows.map(\.line) == expected.map(\.0))
        #expect(table.rows.map(\.fields) == expected.map(\.1))
    }

    @Test("A quote that is never closed")
    func open() {
        #expect(SavedTable("a,b\n\"1,2\n") == nil)
    }
}
