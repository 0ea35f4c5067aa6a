import Testing

@testable import Web

@Suite("Forms with files")
struct MultipartFormTests {
    private static let type = "multipart/form-data; boundary=----b0undary"

    private func form(_ body: String, type: String = MultipartFormTests.type) -> MultipartForm? {
        MultipartForm(Array(body.replacing("|", with: "\r\n").utf8), contentType: type)
    }

    private func part(_ head: String, _ content: String) -> String {
        "------b0undary|Content-Disposition: form-data; \(head)||\(content)|"
    }

    private let end = "------b0undary--|"

    @Test("Fields and files as a browser sends them")
    func usual() throws {
        let body =
            part("name=\"message\"", "бірінші|екінші") + part("name=\"empty\"", "")
            + part("name=\"files\"; filename=\"фото \\ 1%22.jpg\"|Content-Type: image/jpeg", "\u{0}\u{1}--bytes")
            + part("name=\"files\"; filename=\"\"|Content-Type: application/octet-stream", "") + end
        let read = try #require(form(body))
        #expect(read.fields["message"] == "бірінші\r\nекінші")
        #expect(read.fields["empty"] == "" && read.fields["files"] == nil)
        #expect(read.files.map(\.name) == ["фото \\ 1\".jpg"])
        #expect(read.files.map(\.field) == ["files"])
        #expect(read.files.first?.content == Array("\u{0}\u{1}--bytes".utf8))
    }

    @Test("The fields alone, however the body arrives", arguments: [1, 7, 64, 100_000])
    func fieldsAlone(size: Int) throws {
        let body =
            part("name=\"message\"", "бірінші|екінші")
            + part("name=\"files\"; filename=\"a.jpg\"", String(repeating: "|----b0undar", count: 20_000))
            + part("name=\"email\"", "a@example.kz") + end
        let bytes = Array(body.replacing("|", with: "\r\n").utf8)
        var fields = try #require(MultipartFields(contentType: MultipartFormTests.type))
        for start in stride(from: 0, to: bytes.count, by: size) {
            fields.add(bytes[start..<min(start + size, bytes.count)])
        }
        let read = try #require(fields.fields)
        #expect(read["message"] == "бірінші\r\nекінші" && read["email"] == "a@example.kz")
    }

    @Test("Fields that are too large, and a head without end, are refused")
    func tooLargeAlone() throws {
        for body in [
            part("name=\"message\"", String(repeating: "a", count: 70_000)) + end, String(repeating: "a", count: 5_000),
        ] {
            var fields = try #require(MultipartFields(contentType: MultipartFormTests.type))
            fields.add(body.replacing("|", with: "\r\n").utf8)
            #expect(fields.fields == nil)
        }
    }

    @Test("No part at all, and a quoted boundary")
    func none() {
        #expect(form("------b0undary--|")?.files.isEmpty == true)
        #expect(form("--a b--|", type: "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") != nil)
    }

    @Test("Every body that ends early is refused")
    func truncated() {
        let body = Array(
            (part("name=\"a\"", "1") + part("name=\"f\"; filename=\"x\"", "2") + "------b0undary--")
                .replacing("|", with: "\r\n").utf8)
        #expect(MultipartForm(body, contentType: MultipartFormTests.type) != nil)
        for count in 0..<body.count {
            #expect(MultipartForm(Array(body.prefix(count)), contentType: MultipartFormTests.type) == nil)
        }
    }

    @Test(
        "Hostile bodies",
        arguments: [
            "", "|", "--", "------b0undary", "no boundary", "------other|x|------other--",
            "------b0undary||||------b0undary--", "------b0undary|||------b0undary--",
            "------b0undary|Content-Type: text/plain||x|------b0undary--",
            "------b0undary|Content-Disposition: attachment; name=\"a\"||x|------b0undary--",
            "------b0undary|Content-Disposition: form-data||x|------b0undary--",
            "------b0undary|Content-Disposition: form-data; name=a||x|------b0undary--",
            "------b0undary|Content-Disposition: form-data; name=\"a||x|------b0undary--",
            "------b0undary|Content-Disposition: form-data; name=\"a\" b||x|------b0undary--",
            "------b0undary|Content-Disposition: form-data; name=\"a\"; name=\"b\"||x|------b0undary--",
            "------b0undary|Content-Disposition: form-data; filename=\"b\"||x|------b0undary--",
            "------b0undary|Content-Disposition: form-data; name=\"a\"|Content-Disposition: form-data; name=\"b\"||x|"
                + "------b0undary--",
            "------b0undary|Content-Disposition: form-data; name=\"a\"||\u{0}|------b0undary--",
            "------b0undary|Content-Disposition: form-data; name=\"a\"||x|------b0undaryZ|------b0undary--",
        ])
    func hostile(body: String) {
        #expect(form(body) == nil)
    }

    @Test("A repeated field, too many parts and a long head are refused")
    func bounds() {
        #expect(form(part("name=\"a\"", "1") + part("name=\"a\"", "2") + end) == nil)
        let many = (0..<60).map { part("name=\"f\($0)\"", "x") }.joined()
        #expect(form(many + end) == nil)
        let long = String(repeating: "x", count: 5000)
        #expect(form(part("name=\"a\"; filename=\"\(long)\"", "1") + end) == nil)
        #expect(form(part("name=\"a\"|" + (0..<20).map { "X-\($0): y" }.joined(separator: "|"), "1") + end) == nil)
        let bytes = Array(part("name=\"a\"", "").replacing("|", with: "\r\n").utf8.dropLast(2)) + [0xFF, 13, 10]
        #expect(
            MultipartForm(bytes + Array("------b0undary--".utf8), contentType: MultipartFormTests.type) == nil)
    }

    @Test(
        "Content types without a usable boundary",
        arguments: [
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a\u{7}\"",
            "multipart/mixed; boundary=----b0undary", "text/plain", "",
            "multipart/form-data; boundary=" + String(repeating: "b", count: 71),
        ])
    func types(type: String) {
        #expect(form(end, type: type) == nil)
    }

    @Test("A large file is found in milliseconds")
    func large() throws {
        let content = [UInt8](repeating: 13, count: 5 << 20)
        let body =
            Array(part("name=\"f\"; filename=\"x\"", "").replacing("|", with: "\r\n").utf8.dropLast(2)) + content
            + Array("\r\n------b0undary--".utf8)
        #expect(MultipartForm(body, contentType: MultipartFormTests.type)?.files.first?.content.count == 5 << 20)
    }
}
