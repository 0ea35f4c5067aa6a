import Domain
import Testing

@Suite("CSV")
struct CSVTests {
    @Test(
        "A field with a separator, a quote or a line end is quoted",
        arguments: [
            ("", ""), ("a b", "a b"), ("a;b", "a;b"), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""),
            ("«a\"b\"»", "\"«a\"\"b\"\"»\""), ("a\r\nb", "\"a\r\nb\""), ("a\nb", "\"a\nb\""), ("\r", "\"\r\""),
            ("\"\u{301}", "\"\"\"\u{301}\""),
        ])
    func field(text: String, expected: String) {
        #expect(CSV.field(text) == expected)
    }

    @Test("A row has separators between the fields, and a line end after them")
    func row() {
        #expect(CSV.row(["a", "b;c", "d,e"]) == "a,b;c,\"d,e\"\r\n")
        #expect(CSV.row(["a", "b;c", "d,e"], separator: ";") == "a;\"b;c\";d,e\r\n")
        #expect(CSV.row(["a", ""], end: "\n") == "a,\n")
    }

    @Test(
        "Text is not read as a formula by a spreadsheet",
        arguments: [
            ("=1+1", "'=1+1"), ("+7 727", "'+7 727"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("=\u{338}1", "'=\u{338}1"), ("a=1", "a=1"), ("", ""), ("'", "'"),
        ])
    func inert(text: String, expected: String) {
        #expect(CSV.inert(text) == expected)
    }
}
