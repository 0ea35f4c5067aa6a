import Domain
import Foundation
import Store
import Testing
import Web
import Words

@testable import Portal

/// Each letter as it is sent, as files under Snapshots/letters: the text, which begins with the subject, and the HTML.
/// `RECORD_SNAPSHOTS=1 swift test --filter SnapshotTests` writes them again.
@Suite("Letters as they are sent")
struct LetterSnapshotTests {
    private static let link = LinkToken(Token(text: String(repeating: "5a", count: 32))!)

    private static let account = AccountNumber(stored: "4900621")

    /// A letter of each kind.
    private static let letters: [@Sendable (Texts) -> LetterContent] = [
        { .confirmRegistration(ConfirmRegistrationPage(link: link), $0) },
        { .alreadyRegistered($0) },
        { .resetPassword(NewPasswordPage(link: link), $0) },
        { .passwordChanged($0) },
        { .invitation(NewPasswordPage(link: link), $0) },
        { .accountLinked($0, account, by: EmailAddress(stored: "aigul@kabinet.example")) },
        {
            .helperInvitation(
                $0, from: "aigul@kabinet.example", until: Day(iso: "2019-12-31"), HelperInvitationPage(link: link),
                $0.language)
        },
        { .helperAccepted($0, account, by: "komek@kabinet.example") },
        { .helperEnded($0, account, by: "komek@kabinet.example") },
        { .helpEnded($0, account, by: "aigul@kabinet.example") },
    ]

    @Test("Every letter in three languages", arguments: Language.allCases)
    func letters(language: Language) async throws {
        let site = try await TestSite.shared
        let catalogue = try await site.database.read { try Operator($0).catalogue() }
        for content in LetterSnapshotTests.letters {
            let letter = Letters(site.portal, catalogue).letter(to: "a@b.kz", of: nil, in: language, content)
            try compare(letter.subject + "\n\n" + letter.text, to: "\(letter.kind.rawValue)/\(language).txt")
            let html = letter.html.replacing("><", with: ">\n<") + "\n"
            try compare(html, to: "\(letter.kind.rawValue)/\(language).html")
        }
    }

    private func compare(_ text: String, to name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/letters")
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        } else {
            #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name) is not as recorded")
        }
    }
}
