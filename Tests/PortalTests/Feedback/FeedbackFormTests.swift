import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

/// A visitor writes to the operator.
@Suite("Feedback")
struct FeedbackFormTests {
    private let site: TestSite
    private let form = FeedbackPage().address

    init() async throws {
        site = try await TestSite()
    }

    @Test("A message gets a number and a day, and two letters")
    func send() async throws {
        var browser = TestBrowser(site)
        let answer = try await browser.submit(FeedbackFields.visitor, files: [], to: form)
        #expect(answer.status == 303)
        #expect(answer.location == FeedbackSentPage().address)
        let thread = try #require(try await site.feedback().first)
        #expect(thread.head.state == .new && thread.head.customer == nil)
        #expect(thread.head.due == Day(iso: "2019-10-31"))
        #expect(thread.messages.map(\.text) == ["Неге сома көп?\nТүсіндіріңізші."])
        let page = await browser.get(FeedbackSentPage()).body
        #expect(page.contains(thread.head.reference.text))
        #expect(page.contains(Day(iso: "2019-10-31")!.inWords(.kk)))

        let received = try #require(try await site.letters(to: "qonaq@example.kz").first)
        #expect(received.kind == .feedbackReceived)
        #expect(received.text.contains(thread.head.reference.text))
        #expect(!received.text.contains("Түсіндіріңізші"))
        let told = try #require(try await site.letters(to: TestSite.feedbackAddress).first)
        #expect(told.kind == .feedbackForOperator)
        #expect(told.text.contains("Түсіндіріңізші.") && told.text.contains("4900621"))
    }

    @Test("A link to ask about an account names it for its customer, and for nobody else")
    func link() async throws {
        let page = FeedbackPage(account: TestSite.ownSlug)
        var visitor = TestBrowser(site)
        #expect(await !visitor.get(page).body.contains("value=\"\(TestSite.ownSlug.text)\""))
        var owner = try await TestBrowser.owner(of: site)
        #expect(await owner.get(page).body.contains("<option value=\"\(TestSite.ownSlug.text)\" selected>"))
    }

    @Test("The same form sent twice is one message")
    func twice() async throws {
        var browser = TestBrowser(site)
        let fields = try await browser.get(form).hiddenFields().merging(FeedbackFields.visitor) { $1 }
        for _ in 0..<2 { #expect(await browser.post(form, fields, files: []).status == 303) }
        #expect(try await site.feedback().count == 1)
        #expect(try await site.letters(to: TestSite.feedbackAddress).count == 1)
    }

    @Test(
        "What is wrong is said at its field, and everything typed stays",
        arguments: [
            (["topic": ""], "topic"), (["topic": "no-such"], "topic"), (["account": "<b>"], "account"),
            (["message": " \n "], "message"), (["email": "nobody"], "email"), (["email": ""], "email"),
            (["phone": "12"], "phone"), (["website": "http://spam.example"], "message"),
        ])
    func problems(changes: [String: String], field: String) async throws {
        var browser = TestBrowser(site)
        let answer = try await browser.submit(FeedbackFields.visitor(changes), files: [], to: form)
        #expect(answer.status == 422)
        #expect(answer.body.contains("href=\"#\(field)\""))
        if changes["message"] == nil { #expect(answer.body.contains("Түсіндіріңізші.</textarea>")) }
        #expect(try await site.feedback().isEmpty)
    }

    @Test("A telephone is enough, and then no letter goes to the sender")
    func phone() async throws {
        var browser = TestBrowser(site)
        let fields = FeedbackFields.visitor(["email": "", "phone": "8 701 123 45 67"])
        #expect(try await browser.submit(fields, files: [], to: form).status == 303)
        #expect(try await site.feedback().first?.head.phone?.text == "+77011234567")
        #expect(try await site.letters(to: TestSite.feedbackAddress).count == 1)
    }

    @Test("Neither a message nor a name of a file gets into a header")
    func injection() async throws {
        var browser = TestBrowser(site)
        let attack = "x\r\nBcc: victim@example.kz\r\n\r\nbody"
        let fields = FeedbackFields.visitor(["message": attack, "about": "bill.2019-09\r\nBcc: victim@example.kz"])
        let file = ("a\r\nSet-Cookie: x=1; \".pdf", FeedbackFields.pdf)
        #expect(try await browser.submit(fields, files: [file], to: form).status == 303)
        for letter in try await site.letters(to: TestSite.feedbackAddress) + site.letters(to: "qonaq@example.kz") {
            #expect(letter.subject.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(!letter.subject.contains("Bcc"))
        }
        let refused = FeedbackFields.visitor(["email": "a@example.kz\r\nBcc: victim@example.kz"])
        #expect(try await browser.submit(refused, files: [], to: form).status == 422)
    }

    @Test("The eleventh message of an hour from an address is refused; another address is not")
    func limit() async throws {
        var browser = TestBrowser(site)
        for number in 0..<10 {
            let fields = FeedbackFields.visitor(["email": "a\(number)@example.kz"])
            #expect(try await browser.submit(fields, files: [], to: form).status == 303)
        }
        let refused = try await browser.submit(FeedbackFields.visitor, files: [], to: form)
        #expect(refused.status == 429)
        #expect(refused.headers[HTTPField.Name("Retry-After")!] == "3600")
        #expect(refused.body.contains("Түсіндіріңізші."))
        // The operator's letters have no limit.
        #expect(try await site.letters(to: TestSite.feedbackAddress).count == 10)
        var other = TestBrowser(site)
        #expect(try await other.submit(FeedbackFields.visitor, files: [], to: form).status == 303)
    }

    @Test("What it is about comes with the link, as a sentence, and is sent with the message")
    func about() async throws {
        var browser = try await TestBrowser(site, as: TestSite.owner)
        browser.cookies["language"] = "kk"
        let link = FeedbackPage(account: TestSite.longSlug, subject: .charge("electricity", "2019-09")).address
        let page = await browser.get(link).body
        #expect(page.contains("Электр қуаты: 2019\u{A0}ж. қыркүйек айына есептелген сома"))
        #expect(page.contains("value=\"demo@kabinet.example\""))
        #expect(page.contains("<option value=\"\(TestSite.longSlug.text)\" selected"))
        let fields = [
            "topic": "bill", "account": TestSite.longSlug.text, "message": "Неге?", "email": "", "phone": "87011234567",
        ]
        #expect(try await browser.submit(fields, files: [], to: form, shownOn: link).status == 303)
        let head = try #require(try await site.feedback().first?.head)
        #expect(head.subject == .charge("electricity", "2019-09"))
        #expect(head.account?.text == "4900835" && head.customer != nil)
        for wrong in ["bill.2019-99", "<script>", "charge.none"] {
            #expect(await browser.get(form + "?about=" + percentEncoded(wrong)).status == 200)
        }
    }

    @Test("A customer cannot name another's account by its address")
    func foreign() async throws {
        var browser = try await TestBrowser(site, as: TestSite.owner)
        let fields = FeedbackFields.visitor(["account": TestSite.foreignSlug.text])
        #expect(try await browser.submit(fields, files: [], to: form).status == 422)
    }

    @Test("A form from elsewhere, or without its token, sends nothing")
    func forgery() async throws {
        var browser = TestBrowser(site)
        #expect(await browser.post(form, FeedbackFields.visitor, files: [("a.pdf", FeedbackFields.pdf)]).status == 422)
        #expect(try await site.feedback().isEmpty)
        #expect(try site.sentFiles().isEmpty)
    }
}
