import Domain
import Testing

@Suite("CSV")
struct CSVTests {
    @Test(
        "A field with a quote, a line end or a separator of any locale is quoted",
        arguments: [
            ("", ""), ("a b", "a b"), ("a;b", "\"a;b\""), ("a|b", "\"a|b\""), ("a\tb", "\"a\tb\""), ("a,b", "\"a,b\""),
            ("\"", "\"\"\"\""),
            ("«a\"b\"»", "\"«a\"\"b\"\"»\""), ("a\r\nb", "\"a\r\nb\""), ("a\nb", "\"a\nb\""), ("\r", "\"\r\""),
            ("\"\u{301}", "\"\"\"\u{301}\""),
        ])
    func field(text: String, expected: String) {
        #expect(CSV.field(text) == expected)
    }

    @Test("A row has separators between the fields, and a line end after them")
    func row() {
        #expect(CSV.row(["a", "b;c", "d,e"]) == "a,\"b;c\",\"d,e\"\r\n")
        #expect(CSV.row(["a", "b;c", "d,e"], separator: ";") == "a;\"b;c\";\"d,e\"\r\n")
        #expect(CSV.row(["-7783,53", "x,y", "1"], separator: ";") == "-7783,53;\"x,y\";1\r\n")
        #expect(CSV.row(["-7783,53"]) == "\"-7783,53\"\r\n")
        #expect(CSV.row(["a", ""], end: "\n") == "a,\n")
    }

    @Test(
        "Text is not read as a formula by a spreadsheet",
        arguments: [
            ("=1+1", "'=1+1"), ("+7 727", "'+7 727"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("=\u{338}1", "'=\u{338}1"), ("a=1", "a=1"), ("", ""), ("'", "'"),
            // Behind what nobody sees, and as other characters that a spreadsheet takes for it.
            ("\n=1", "'\n=1"), ("\r\n \t@a", "'\r\n \t@a"), (" =1", "' =1"), ("\u{A0}=1", "'\u{A0}=1"),
            ("\u{200B}\u{FEFF}=1", "'\u{200B}\u{FEFF}=1"), ("\u{301}=1", "'\u{301}=1"), ("\u{85}=1", "'\u{85}=1"),
            ("\u{2028}+1", "'\u{2028}+1"), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"), ("\ta", "'\ta"),
            // Behind what another locale takes for the end of a field.
            ("a;=1;b", "a;'=1;b"), ("a\t@b", "a\t'@b"), ("a|-1", "a|'-1"), ("a\n\t=1", "a\n'\t=1"), (",=1", ",'=1"),
            ("a, -b; +7 701", "a, -b; +7 701"),
        ])
    func inert(text: String, expected: String) {
        #expect(CSV.inert(text) == expected)
    }
}
