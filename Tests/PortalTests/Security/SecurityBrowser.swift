import Domain
import Store
import Testing
import Web

@testable import Portal

/// The forms of the settings, as a person fills them in.
extension TestBrowser {
    /// Opens a page, and sends its form.
    mutating func fill(_ page: some Endpoint, _ fields: [String: String] = [:]) async throws -> Answer {
        try await submit(fields, to: page.address)
    }

    /// Presses a button whose form is on another page.
    mutating func press(_ action: some Endpoint, on page: some Endpoint) async throws -> Answer {
        try await submit([:], to: action.address, shownOn: page.address)
    }

    /// As the owner, who has signed in with the password alone.
    static func owner(of site: TestSite) async throws -> TestBrowser {
        var browser = TestBrowser(site)
        let answer = try await browser.signIn(TestSite.owner)
        #expect(answer.location == AccountsPage().address)
        return browser
    }

    /// - Returns: the app with the key, and the recovery codes.
    mutating func turnSecondFactorOn(_ password: String = TestSite.password) async throws -> (TOTP, [String]) {
        let begun = try await fill(SecondFactorPage(), ["current_password": password])
        #expect(begun.location == SecondFactorKeyPage().address)
        let app = try await site.app()
        let shown = try await fill(SecondFactorKeyPage(), ["code": app.code(at: site.clock.now.seconds)])
        #expect(shown.status == 200)
        // The code was used: the next sign-in needs the next one.
        site.clock.advance(seconds: 30)
        return (app, shown.body.matches(of: /<strong class="secret">([^<]*)/).map { String($0.1) })
    }

    /// Signs in with the password and this code.
    mutating func signIn(_ email: String = TestSite.owner, code: String) async throws -> Answer {
        let asked = try await signIn(email)
        #expect(asked.location == SignInCodePage().address)
        return try await fill(SignInCodePage(), ["code": code])
    }
}

extension TestSite {
    /// The app of the only customer who has a second factor, or is setting it up.
    func app() async throws -> TOTP {
        let key = try await database.read { try $0.row("SELECT totp_key FROM second_factor", []) { $0.bytes(0) } }
        return TOTP(key: try #require(key))
    }

    /// The code that the app shows now.
    func code(_ app: TOTP) -> String { app.code(at: clock.now.seconds) }

    /// Six digits that are not the code of now, nor one before or after.
    func wrongCode(_ app: TOTP) -> String {
        let right = [-30, 0, 30].map { app.code(at: clock.now.seconds + $0) }
        return (0...3).map { "00000\($0)" }.first { !right.contains($0) } ?? ""
    }

    func kinds(of email: String) async throws -> [LetterKind] {
        try await letters(to: email).map(\.kind)
    }
}
