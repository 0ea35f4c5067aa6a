import Testing

@testable import Exchange

@Suite struct CSVReaderTests {
    /// Each record as its fields joined by "|", each fault by its name, each with the line on which it begins.
    @Test(
        "A file is parsed by RFC 4180, and a fault affects one line",
        arguments: [
            ("a,b\n1,2\n", ["1 a|b", "2 1|2"]),
            ("a,b\r\n1,2\r\n", ["1 a|b", "2 1|2"]),
            ("a,b\n1,2", ["1 a|b", "2 1|2"]),
            ("", []),
            ("\u{FEFF}a\n", ["1 a"]),
            ("a,\n,b\n", ["1 a|", "2 |b"]),
            ("a,", ["1 a|"]),
            ("a\n\nb\n", ["1 a", "2 emptyLine", "3 b"]),
            ("a\n\r\n\nb", ["1 a", "2 emptyLine", "4 b"]),
            ("a\n\n", ["1 a"]),
            ("a\r\n\r\n\r\n", ["1 a"]),
            ("\n", []),
            ("\"a,b\",\"c\"\"d\"\n", ["1 a,b|c\"d"]),
            ("\"\"\"\"\n", ["1 \""]),
            ("\"\",x\n", ["1 |x"]),
            ("\"two\nlines\",x\ny\n", ["1 two\nlines|x", "3 y"]),
            ("\"a\"", ["1 a"]),
            ("Үлгі,₸\n", ["1 Үлгі|₸"]),
            ("a\"b,c\nd\n", ["1 quoteInBareField", "2 d"]),
            ("\"a\"b,c\nd\n", ["1 textAfterQuote", "2 d"]),
            ("\"a,b\nc\nd\n", ["1 quoteNeverClosed", "2 c", "3 d"]),
            ("a\rb\nc\n", ["1 bareCarriageReturn", "2 c"]),
            ("a\r", ["1 bareCarriageReturn"]),
            ("0123456789012345678901234567890,x\nc\n", ["1 tooLong(limit: 24)", "2 c"]),
            (
                "\"12345678901234567890\n12345678901234567890\nc\n",
                [
                    "1 quoteNeverClosed", "2 12345678901234567890", "3 c",
                ]
            ),
        ])
    func reads(text: String, expected: [String]) throws {
        // Whatever the size of the chunks.
        for chunk in [1, 2, 3, 7, 1000] {
            #expect(try records(text, chunk: chunk) == expected, "in pieces of \(chunk)")
        }
    }

    private func records(_ text: String, chunk: Int) throws -> [String] {
        var rest = Array(text.utf8)[...]
        let reader = try CSVReader(limit: 24, chunk: 8) { space in
            let piece = rest.prefix(min(chunk, space.count))
            space.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
        var told: [String] = []
        while let event = try reader.next() {
            switch event {
            case .record:
                let fields = reader.fields.map { String(decoding: reader.text($0), as: UTF8.self) }
                told.append("\(reader.line) " + fields.joined(separator: "|"))
            case .malformed(let fault): told.append("\(reader.line) \(fault)")
            }
        }
        return told
    }
}
