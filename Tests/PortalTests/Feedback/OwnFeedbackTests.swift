import Domain
import HTTPTypes
import Operations
import Store
import Testing
import Web

@testable import Portal

/// A customer's own messages, and the operator's answers.
@Suite("Own messages")
struct OwnFeedbackTests {
    private let site: TestSite
    private let page = FeedbackThreadPage(reference: TestSite.ownReference).address

    init() async throws {
        site = try await TestSite()
    }

    private func owner() async throws -> TestBrowser {
        var browser = try await TestBrowser(site, as: TestSite.owner)
        browser.cookies["language"] = "kk"
        return browser
    }

    private func state() async throws -> FeedbackState? {
        try await site.database.read { try Operator($0).feedback(TestSite.ownReference)?.head.state }
    }

    @Test("New, taken, answered with a letter, closed, and open again after a reply")
    func life() async throws {
        var browser = try await owner()
        #expect(await browser.get(OwnFeedbackPage()).body.contains("Жаңа"))
        #expect(try await site.answer(.take, TestSite.ownReference) == .done(isMailed: false))
        #expect(try await site.answer(.take, TestSite.ownReference) == .refused("its state is taken"))
        #expect(await browser.get(OwnFeedbackPage()).body.contains("Қаралып жатыр"))

        let answer = "Есептеуіш ауыстырылды.\n<b>Рахмет</b>"
        #expect(try await site.answer(.reply(answer), TestSite.ownReference) == .done(isMailed: true))
        #expect(
            try await site.answer(.reply(answer), TestSite.ownReference) == .refused("this answer was given already"))
        let body = await browser.get(page).body
        #expect(body.contains("Есептеуіш ауыстырылды.") && body.contains("&lt;b&gt;"))
        let letter = try #require(try await site.letters(to: TestSite.owner).last)
        #expect(letter.kind == .feedbackAnswered && letter.text.contains("Есептеуіш ауыстырылды."))
        #expect(letter.text.contains(page))

        #expect(try await site.answer(.close, TestSite.ownReference) == .done(isMailed: false))
        #expect(try await state() == .closed)
        let files = [("жауап.pdf", FeedbackFields.pdf)]
        let reply = ["message": "Сонда да түсініксіз."]
        #expect(try await browser.submit(reply, files: files, to: page).location == page + "?sent=yes")
        #expect(try await state() == .taken)
        let thread = await browser.get(page).body
        #expect(thread.contains("Сонда да түсініксіз.") && thread.contains("жауап.pdf"))
        #expect(try await site.letters(to: TestSite.feedbackAddress).count == 1)
        // Sent again by a second click.
        #expect(try await browser.submit(reply, files: [], to: page).status == 303)
        #expect(try await site.letters(to: TestSite.feedbackAddress).count == 1)
    }

    @Test("An empty reply comes back with its files")
    func empty() async throws {
        var browser = try await owner()
        let files = [("жауап.pdf", FeedbackFields.pdf)]
        let answer = try await browser.submit(["message": ""], files: files, to: page)
        #expect(answer.status == 422)
        #expect(answer.body.contains("жауап.pdf") && answer.body.contains("href=\"#message\""))
    }

    @Test("Nobody else sees it, replies to it, or learns that it exists")
    func stranger() async throws {
        var browser = try await TestBrowser(site, as: TestSite.stranger)
        let unknown = FeedbackThreadPage(reference: FeedbackReference(stored: "99999999")).address
        let (foreign, none) = (await browser.get(page), await browser.get(unknown))
        #expect(foreign.status == 404 && none.status == 404)
        #expect(foreign.body.count == none.body.count)
        let file = FeedbackFilePage(reference: TestSite.ownReference, file: DatabaseID(1))
        #expect(await browser.get(file).status == 404)
        #expect(!(await browser.get(OwnFeedbackPage()).body.contains(TestSite.ownReference.text)))
        let answer = try await browser.submit(
            ["message": "x", "form": Token().text], files: [("a.pdf", FeedbackFields.pdf)], to: page,
            shownOn: FeedbackPage().address)
        #expect(answer.status == 404)
        #expect(try site.sentFiles().isEmpty)
    }

    @Test("A file is only saved, never shown, under a name of our own")
    func file() async throws {
        var browser = try await owner()
        let answer = await browser.get(FeedbackFilePage(reference: TestSite.ownReference, file: DatabaseID(1)))
        #expect(answer.status == 200)
        #expect(answer.bytes == Array("%PDF-1.4 sample".utf8))
        #expect(answer.headers[.contentDisposition] == "attachment; filename=\"1111-2222-1.pdf\"")
        #expect(answer.headers[.contentType] == "application/pdf")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.cacheControl] == "no-store")
        for number in [2, Int64.max] {
            let other = FeedbackFilePage(reference: TestSite.ownReference, file: DatabaseID(number))
            #expect(await browser.get(other).status == 404)
        }
    }

    @Test("A message of a visitor without an e-mail is answered without a letter")
    func phone() async throws {
        var visitor = TestBrowser(site)
        let fields = FeedbackFields.visitor(["email": "", "phone": "87011234567"])
        #expect(try await visitor.submit(fields, files: [], to: FeedbackPage().address).status == 303)
        let reference = try #require(try await site.feedback().first?.head.reference)
        #expect(try await site.answer(.reply("Қоңырау шалдық."), reference) == .done(isMailed: false))
        #expect(
            try await site.answer(.reply(" "), reference) == .refused("an answer has 1 to 4000 characters"))
        let unknown = FeedbackReference(stored: "12345678")
        #expect(try await site.answer(.close, unknown) == .refused("there is no message 1234-5678"))
    }
}
