import Domain
import Testing

@Suite("Rules of new passwords")
struct PasswordRulesTests {
    private static let rules = PasswordRules(shortest: 12) { $0 == "алматы алматы" }

    @Test(
        "Length counts, and that nobody guesses it first",
        arguments: [
            ("correct horse", nil), ("            ", nil), ("түлкі қоян су", nil), ("👍👍👍👍👍👍👍👍👍👍👍👍", nil),
            ("eleven char", .tooShort(atLeast: 12)), ("", .tooShort(atLeast: 12)),
            (String(repeating: "x", count: 256), nil), (String(repeating: "x", count: 257), .tooLong),
            ("Алматы Алматы", .common), ("me: Demo@Kabinet.kz", .containsEmail), ("my name is DEMO 1", .containsEmail),
            ("account 4900621", .containsAccount),
        ] as [(String, PasswordRules.Problem?)])
    func problems(password: String, problem: PasswordRules.Problem?) throws {
        let email = try #require(EmailAddress("demo@kabinet.kz"))
        let account = try #require(AccountNumber("4900621"))
        #expect(PasswordRulesTests.rules.problem(password, email: email, accounts: [account]) == problem)
    }

    @Test("A short local part may be in the password: it is in many words")
    func shortLocalPart() throws {
        let email = try #require(EmailAddress("ana@kabinet.kz"))
        #expect(PasswordRulesTests.rules.problem("banana split 7", email: email) == nil)
    }
}
