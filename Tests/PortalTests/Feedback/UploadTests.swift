import Attachments
import Domain
import HTTPTypes
import Operations
import Store
import Testing
import Web

@testable import Portal

/// Files that come with a message.
@Suite("Files of messages")
struct UploadTests {
    private let site: TestSite
    private let form = FeedbackPage().address

    private static let badFiles: [String: [UInt8]] = [
        "program.jpg": Array("\u{7F}ELF".utf8), "page.pdf": Array("<html><script>".utf8),
        "broken.jpg": [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "empty.png": [],
        "large.pdf": FeedbackFields.pdf + [UInt8](repeating: 32, count: 6 << 20), "huge.png": huge,
    ]

    /// 40,000 × 40,000 pixels, says its head.
    private static let huge: [UInt8] =
        FeedbackFields.png.prefix(16) + [0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40] + FeedbackFields.png.dropFirst(24)

    init() async throws {
        site = try await TestSite()
    }

    @Test("Files come with the message; a picture is made anew")
    func send() async throws {
        var browser = TestBrowser(site)
        let files = [("сурет.png", FeedbackFields.png), ("C:\\Құжаттар\\түбіртек.pdf", FeedbackFields.pdf)]
        #expect(try await browser.submit(FeedbackFields.visitor, files: files, to: form).status == 303)
        let sent = try #require(try await site.feedback().first?.messages.first?.files)
        #expect(sent.map(\.name.text) == ["сурет.png", "түбіртек.pdf"])
        #expect(sent.map(\.kind) == [.png, .pdf])
        let stored = try sent.map { try site.files.read(try #require(FileFolder.Name($0.file))) }
        #expect(stored[1] == FeedbackFields.pdf)
        #expect(!stored[0].contains(Array("somebody".utf8)))
        #expect(
            try await site.letters(to: TestSite.feedbackAddress).first?.text.contains("Тіркелген файлдар: 2") == true)
    }

    @Test("Files survive an error, are listed, can be removed, and are sent with the mended form")
    func survive() async throws {
        var browser = TestBrowser(site)
        let files = [("бір.pdf", FeedbackFields.pdf), ("екі.png", FeedbackFields.png)]
        let refused = try await browser.submit(FeedbackFields.visitor(["topic": ""]), files: files, to: form)
        #expect(refused.status == 422)
        #expect(refused.body.contains("бір.pdf") && refused.body.contains("екі.png"))
        var fields = try refused.hiddenFields().merging(FeedbackFields.visitor) { $1 }
        fields["topic"] = ""
        fields["remove_1"] = "yes"
        let again = await browser.post(form, fields, files: [("үш.pdf", FeedbackFields.pdf)])
        #expect(again.status == 422)
        #expect(!again.body.contains("бір.pdf") && again.body.contains("екі.png") && again.body.contains("үш.pdf"))
        #expect(try site.sentFiles().count == 2)
        let sending = try again.hiddenFields().merging(FeedbackFields.visitor) { $1 }
        #expect(await browser.post(form, sending, files: []).status == 303)
        let sent = try #require(try await site.feedback().first?.messages.first?.files)
        #expect(sent.map(\.name.text) == ["екі.png", "үш.pdf"])
    }

    @Test(
        "Bad files are refused by what they contain, and the rest of the form stays",
        arguments: badFiles.keys.sorted())
    func bad(name: String) async throws {
        let content = try #require(UploadTests.badFiles[name])
        var browser = TestBrowser(site)
        let files = [(name, content), ("жақсы.pdf", FeedbackFields.pdf)]
        let answer = try await browser.submit(FeedbackFields.visitor, files: files, to: form)
        #expect(answer.status == 422)
        #expect(answer.body.contains("href=\"#files\"") && answer.body.contains("«\(name)»"))
        #expect(answer.body.contains("Түсіндіріңізші.</textarea>") && answer.body.contains("жақсы.pdf"))
        #expect(try site.sentFiles() == [FeedbackFields.pdf])
        #expect(try await site.feedback().isEmpty)
    }

    @Test("A fourth file is refused")
    func four() async throws {
        var browser = TestBrowser(site)
        let files = (1...4).map { ("\($0).pdf", FeedbackFields.pdf) }
        let answer = try await browser.submit(FeedbackFields.visitor, files: files, to: form)
        #expect(answer.status == 422)
        #expect(try site.sentFiles().count == 3)
        let fields = try answer.hiddenFields().merging(FeedbackFields.visitor) { $1 }
        #expect(await browser.post(form, fields, files: []).status == 303)
    }

    @Test("A token of another browser brings no files")
    func otherBrowser() async throws {
        var browser = TestBrowser(site)
        let refused = try await browser.submit(
            FeedbackFields.visitor(["topic": ""]), files: [("құпия.pdf", FeedbackFields.pdf)], to: form)
        let token = try #require(try refused.hiddenFields()["form"])
        var thief = TestBrowser(site)
        let fields = FeedbackFields.visitor(["form": token])
        #expect(try await thief.submit(fields, files: [], to: form).status == 303)
        #expect(try await site.feedback().first?.messages.first?.files.isEmpty == true)
    }

    @Test("Files that wait are forgotten after an hour, with their rows by the nightly job")
    func expiry() async throws {
        var browser = TestBrowser(site)
        let refused = try await browser.submit(
            FeedbackFields.visitor(["topic": ""]), files: [("a.pdf", FeedbackFields.pdf)], to: form)
        site.clock.advance(seconds: UploadForm.lifetime)
        let fields = try refused.hiddenFields().merging(FeedbackFields.visitor) { $1 }
        #expect(await browser.post(form, fields, files: []).status == 303)
        #expect(try await site.feedback().first?.messages.first?.files.isEmpty == true)
        #expect(try site.sentFiles().count == 1)
        try await site.runNightlyJob()
        #expect(try site.sentFiles().isEmpty)
    }

    @Test("Three years after closing, the message goes with its files")
    func retention() async throws {
        var browser = TestBrowser(site)
        #expect(
            try await browser.submit(FeedbackFields.visitor, files: [("a.pdf", FeedbackFields.pdf)], to: form).status
                == 303)
        let reference = try #require(try await site.feedback().first?.head.reference)
        #expect(try await site.answer(.close, reference) == .done(isMailed: false))
        site.clock.advance(seconds: 3 * 365 * 86_400 - 1)
        try await site.runNightlyJob()
        #expect(try await site.feedback().count == 1)
        site.clock.advance(seconds: 1)
        try await site.runNightlyJob()
        #expect(try await site.feedback().isEmpty)
        #expect(try site.sentFiles().isEmpty)
    }

    @Test("While all places for uploads are taken, what was typed comes back, and goes through without the file")
    func busy() async throws {
        try await withAllPlaces(12) {
            var browser = TestBrowser(site)
            let large = [("a.pdf", FeedbackFields.pdf + [UInt8](repeating: 32, count: 100_000))]
            let refused = try await browser.submit(FeedbackFields.visitor, files: large, to: form)
            #expect(refused.status == 503)
            for field in ["message", "email"] {
                #expect(refused.body.contains(try #require(FeedbackFields.visitor[field])))
            }
            let fields = try refused.hiddenFields().merging(FeedbackFields.visitor) { $1 }
            let sent = await browser.post(form, fields, files: [])
            #expect(sent.status == 303)
        }
    }

    private func withAllPlaces(_ count: Int, _ body: () async throws -> Void) async throws {
        guard count > 0 else { return try await body() }
        let origin = site.portal.visitorAddress.origin(peer: "192.0.2.\(count % 4)", forwarded: nil)
        try await site.portal.uploads.run(for: origin) { try await withAllPlaces(count - 1, body) }
    }

    @Test("More than the whole form may have is refused before it is read")
    func tooLarge() async throws {
        var browser = TestBrowser(site)
        let headers: HTTPFields = [
            .contentType: "multipart/form-data; boundary=b", .contentLength: String(SendFeedback.formLimit + 1),
        ]
        #expect(await browser.send(.post, form, headers: headers, body: "--b--").status == 413)
        let broken: HTTPFields = [.contentType: "multipart/form-data; boundary=b"]
        #expect(await browser.send(.post, form, headers: broken, body: "--b").status == 403)
    }
}
