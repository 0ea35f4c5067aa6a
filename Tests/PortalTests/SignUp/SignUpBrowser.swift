import Domain
import Store
import Testing

@testable import Portal

/// Registering and resetting a password by the forms, as a person does.
extension TestBrowser {
    static let newPassword = "жаңбыр мен терезе"
    /// For a customer whom the operator has added, and who has not agreed to anything yet.
    static let newPasswordForm = ["password": newPassword, "consent-account": "yes"]

    /// - Parameter fields: those that differ from a good form; nil leaves one out.
    mutating func register(
        _ email: String, _ password: String = TestBrowser.newPassword, _ fields: [String: String?] = [:]
    ) async throws -> Answer {
        let good: [String: String?] = [
            "email": email, "password": password, "language": "kk", "consent-account": "yes",
        ]
        let form = good.merging(fields) { $1 }.compactMapValues(\.self)
        return try await submit(form, to: RegistrationPage().address)
    }

    mutating func confirm(_ link: String, _ password: String = TestBrowser.newPassword) async throws -> Answer {
        try await send(["password": password], to: link)
    }

    mutating func forget(_ email: String) async throws -> Answer {
        try await submit(["email": email], to: ForgottenPage().address)
    }

    /// Sends the form of a page that a letter links to.
    mutating func send(_ fields: [String: String], to link: String) async throws -> Answer {
        try await submit(fields, to: String(link.prefix { $0 != "?" }), shownOn: link)
    }

    /// Registers, and confirms it by the letter.
    mutating func signUp(_ email: String, _ password: String = TestBrowser.newPassword) async throws {
        _ = try await register(email, password)
        let answer = try await confirm(try await site.link(.confirmRegistration, to: email), password)
        #expect(answer.location == AddAccountPage().address)
    }

    var isSignedIn: Bool {
        get async {
            var browser = self
            return await browser.get(AccountsPage()).status == 200
        }
    }
}

extension TestSite {
    func count(_ table: SQL) async throws -> Int64 {
        try await database.read { try $0.row("SELECT COUNT(*) FROM " + table, []) { $0.int(0) } ?? 0 }
    }

    func events(of email: String) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT kind, detail FROM security_event JOIN customer ON customer.id = security_event.customer
                WHERE email = $1 ORDER BY kind, detail
                """, [email]
            ) { row in ([row.text(0), row.optionalText(1)].compactMap(\.self)).joined(separator: " ") }
        }
    }
}
