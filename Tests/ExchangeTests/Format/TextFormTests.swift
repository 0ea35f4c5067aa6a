import Testing

@testable import Exchange

@Suite struct TextFormTests {
    private let form = TextForm(characters: 10, lines: 3)

    @Test(
        "Letters of every alphabet, tabs and line ends are text",
        arguments: [
            "Әбілқасым", "№ 1 — «Ү»", "a\tb", "1\n2\r\n3", "\u{1F600}e\u{301}", "а\u{AD}\u{A0}\u{200B}", "\u{FFFD}",
            "1234567890",
        ])
    func text(text: String) {
        #expect(fault(text) == nil)
    }

    @Test(
        "Control characters of every block and noncharacters are not",
        arguments: [
            0x0, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0x202E, 0x2066, 0xFFF9, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF,
            0x1FFFE, 0x8FFFF, 0x10FFFF, 0xE0001,
        ] as [UInt32])
    func unprintable(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(fault("Үлгі\(scalar)") == .unprintable(scalar))
    }

    @Test("A text has at most as many characters and lines as its form")
    func limits() {
        #expect(fault("Үлгі көшесі") == .tooLong(11))
        #expect(fault("1\n2\n3\n") == .tooManyLines(4))
        #expect(fault("1\r2\r\r3") == .tooManyLines(4))
        #expect([0xD0, 0x41].withUnsafeBytes(form.fault) == .notUTF8)
    }

    @Test(
        "What is wrong with a text is named",
        arguments: [
            (
                "accounts.csv", "Бірінші", "Бір\u{1FFFE}нші",
                "column payer: found the character U+1FFFE in \"Бір\\u{1FFFE}нші "
            ),
            (
                "accounts.csv", "Бірінші", String(repeating: "ұ", count: 492),
                "column payer: found 501 characters: \"ұұұ"
            ),
            (
                "accounts.csv", "\"Үлгі көшесі, 1, 1-пәтер\"", "\"1\n2\n3\n4\n5\n6\"",
                "column address: found 6 lines: \"1\\u{A}2\\u{A}3\\u{A}4\\u{A}5\\u{A}6\""
            ),
            ("adjustments.csv", "Correction", "\u{9B}Correction", "column reason_en: found the character U+009B in "),
        ])
    func told(file: String, old: String, new: String, problem: String) async throws {
        let problems = try await Bench().problems(.example().with([(file, old, new)]))
        #expect(problems.first?.contains(problem) == true, "\(problems)")
    }

    private func fault(_ text: String) -> TextFault? {
        Array(text.utf8).withUnsafeBytes(form.fault)
    }
}
