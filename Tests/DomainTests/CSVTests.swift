import Domain
import Testing

@Suite("CSV")
struct CSVTests {
    @Test(
        "A field that holds what would end it stands in quotes",
        arguments: [
            ("", ""), ("a b", "a b"), ("a;b", "a;b"), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""),
            ("«a\"b\"»", "\"«a\"\"b\"\"»\""), ("a\r\nb", "\"a\r\nb\""), ("a\nb", "\"a\nb\""), ("\r", "\"\r\""),
            ("\"\u{301}", "\"\"\"\u{301}\""),
        ])
    func field(text: String, expected: String) {
        #expect(CSV.field(text) == expected)
    }

    @Test("A row has its separator between the fields, and its end behind them")
    func row() {
        #expect(CSV.row(["a", "b;c", "d,e"]) == "a,b;c,\"d,e\"\r\n")
        #expect(CSV.row(["a", "b;c", "d,e"], separator: ";") == "a;\"b;c\";d,e\r\n")
        #expect(CSV.row(["a", ""], end: "\n") == "a,\n")
    }

    @Test(
        "What a spreadsheet would take for a formula stays a text",
        arguments: [
            ("=1+1", "'=1+1"), ("+7 727", "'+7 727"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("=\u{338}1", "'=\u{338}1"), ("a=1", "a=1"), ("", ""), ("'", "'"),
        ])
    func inert(text: String, expected: String) {
        #expect(CSV.inert(text) == expected)
    }
}
