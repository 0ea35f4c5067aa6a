import Domain
import Testing

@Suite("Messages to the operator")
struct FeedbackTests {
    @Test(
        "A number is read as people type it",
        arguments: ["4827-3915", "48273915", " 4827 3915 ", "F-4827–3915", "№4827-3915"])
    func reference(typed: String) {
        #expect(FeedbackReference(typed)?.text == "4827-3915")
    }

    @Test("Other numbers are none", arguments: ["", "4827-391", "4827-39150", "4827-391x", "٤٨٢٧٣٩١٥", "-"])
    func noReference(typed: String) {
        #expect(FeedbackReference(typed) == nil)
    }

    @Test("A random number has eight digits")
    func random() {
        for _ in 0..<1000 { #expect(FeedbackReference(FeedbackReference.random().text) != nil) }
    }

    @Test(
        "A subject is parsed as it is printed",
        arguments: [
            "bill.2019-09", "charge.electricity.2019-09", "statement.hot.water.2019-09", "payment.20190826-9",
        ])
    func subject(text: String) {
        #expect(FeedbackSubject(text)?.text == text)
    }

    @Test(
        "Other subjects are none",
        arguments: [
            "", "bill", "bill.", "bill.2019-13", "charge.2019-09", "charge..2019-09", "payment.", "payment.<script>",
            "statement.electricity", "other.2019-09", "payment." + String(repeating: "9", count: 40),
        ])
    func noSubject(text: String) {
        #expect(FeedbackSubject(text) == nil)
    }

    @Test("A text keeps its lines, and loses what nobody sees")
    func text() throws {
        #expect(try FeedbackText("  бір\r\nекі\rүш\u{0}\u{202E}\u{7}  \n").text == "бір\nекі\nүш")
        #expect(throws: FeedbackText.Problem.empty) { try FeedbackText(" \n\u{200B} ") }
        #expect(throws: FeedbackText.Problem.tooLong) { try FeedbackText(String(repeating: "ә", count: 4001)) }
        #expect(try FeedbackText(String(repeating: "ә", count: 4000)).text.count == 4000)
    }

    @Test("A file's name is one line, without a path")
    func fileName() {
        #expect(FileName("C:\\Users\\Aisultan\\фото.jpg").text == "фото.jpg")
        #expect(FileName("../../etc/passwd").text == "passwd")
        #expect(FileName("a\r\nSet-Cookie: x\u{202E}gpj.exe").text == "aSet-Cookie: xgpj.exe")
        #expect(FileName("").text == "")
        let long = FileName(String(repeating: "ұ", count: 500) + ".jpg").text
        #expect(long.count == 80 && long.hasSuffix(".jpg"))
    }

    @Test("A kind is known by the first bytes")
    func kind() {
        #expect(FileKind(of: [0xFF, 0xD8, 0xFF, 0xE0]) == .jpeg)
        #expect(FileKind(of: Array("%PDF-1.4".utf8)) == .pdf)
        #expect(FileKind(of: Array(" %PDF-1.4".utf8)) == nil)
        #expect(FileKind(of: [0x89, 0x50, 0x4E]) == nil)
    }
}
