import Domain
import HTTPTypes
import HummingbirdCore
import NIOCore
import Store
import Testing
import Web

@testable import Portal

/// A form for signed-in customers, like future forms of the account.
private struct ChooseLanguage: FormAction {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/language"
    static let formLimit = 400

    enum Problem: FormProblem {
        case formExpired, unknown
    }

    func parse(_ form: GenuineForm) throws(Refused<Problem>) -> Language {
        guard let language = Language(rawValue: form["language"]) else { throw Refused(.unknown) }
        return language
    }

    func perform(_ language: Language, _ context: CustomerContext) async throws -> Done {
        let slug = try await context.write { customer in try customer.accounts()[0].slug }
        return Done(next: AccountPage(slug: slug))
    }

    func page(_ typed: FormFields, _ problems: [Problem]) -> LanguageForm {
        LanguageForm(typed: typed["language"] ?? "", problems: problems)
    }
}

extension ChooseLanguage {
    init?(_ address: RequestedAddress) { self.init() }
}

private struct LanguageForm: CustomerPage {
    static let path = ChooseLanguage.path
    let typed: String
    let problems: [ChooseLanguage.Problem]

    func read(_ customer: Customer) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let problems = problems.map { (field: "language", message: "\($0)") }
        return .framed(Content(title: "typed: " + typed, problems: problems, texts: context.texts) { _ in })
    }
}

extension LanguageForm {
    init?(_ address: RequestedAddress) { nil }
}

@Suite("A form of a customer")
struct ActionTests {
    /// The action's response to a form that `browser` sends, with the token of a page that it has seen.
    private func send(_ fields: String, by browser: TestBrowser, token: String? = nil) async throws
        -> TestBrowser.Answer
    {
        var browser = browser
        let token = if let token { token } else { try await browser.get(AccountsPage()).formToken() }
        return await browser.answer("form_token=\(token)&" + fields, by: ChooseLanguage())
    }

    @Test("Is performed for the customer, and leads on")
    func performed() async throws {
        let answer = try await send("language=ru", by: try await .owner)
        #expect(answer.status == 303)
        #expect(answer.location == AccountPage(slug: TestSite.ownSlug).address)
    }

    @Test("Is shown again with what was typed, and with what is wrong")
    func refused() async throws {
        let answer = try await send("language=fr", by: try await .owner)
        #expect(answer.status == 422)
        #expect(answer.body.contains("typed: fr"))
        #expect(answer.body.contains("<a href=\"#language\">unknown</a>"))
    }

    @Test("Is shown again with what was typed, when its token is another's")
    func expired() async throws {
        let answer = try await send("language=ru", by: try await .owner, token: String(repeating: "0", count: 128))
        #expect(answer.status == 422)
        #expect(answer.body.contains("typed: ru"))
        #expect(answer.body.contains("formExpired"))
    }

    @Test("Is refused above its own limit")
    func tooLarge() async throws {
        let answer = try await send(
            "language=" + String(repeating: "r", count: 500), by: try await .owner)
        #expect(answer.status == 413)
    }

    @Test("Asks who has not signed in to do so")
    func nobody() async throws {
        var visitor = TestBrowser(try await .shared)
        let token = try await visitor.get(SignInPage()).formToken()
        let answer = try await send("language=ru", by: visitor, token: token)
        #expect(answer.status == 303)
        #expect(answer.location == SignInPage(hasLostForm: true).address)
    }
}
