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
    private static let moment = LocalTime(TestClock().now, offset: 6 * 3600)
    private static let account = AccountNumber(stored: "4900621")
    private static let somebody = EmailAddress(stored: "somebody@example.kz")

    private static let feedback = SentFeedback(
        reference: FeedbackReference(stored: "48273915"), due: Day(iso: "2019-10-31")!, files: 2)
    private static let answer = (try? FeedbackText("Төлеміңіз табылды.\nОл 10.10.2019 күні түсті."))!
    private static let newFeedback = NewFeedback(
        topic: "payment", account: account, subject: nil, email: somebody, phone: PhoneNumber(stored: "+77012345678"),
        language: .kk, text: answer, due: feedback.due, form: UploadForm(form: [], owner: []))

    /// A letter of each kind, and of each change of a second factor.
    private static let letters: [(name: String, content: @Sendable (Texts) -> LetterContent)] = [
        ("confirm-registration", { .confirmRegistration(ConfirmRegistrationPage(link: link), $0) }),
        ("already-registered", { .alreadyRegistered($0) }),
        ("reset-password", { .resetPassword(NewPasswordPage(link: link), $0) }),
        ("password-changed", { .passwordChanged($0) }),
        ("invitation", { .invitation(NewPasswordPage(link: link), $0) }),
        ("new-device", { .newDevice($0, at: moment, device: "chrome/android") }),
        ("many-failures", { .manyFailures($0) }),
        ("confirm-email", { .confirmEmail($0, link) }),
        ("email-taken", { .emailTaken($0) }),
        ("email-changed", { .emailChanged($0, at: moment, undo: link) }),
        ("email-restored", { .emailRestored($0) }),
        ("second-factor-on", { .secondFactorOn($0, at: moment, undo: link) }),
        ("second-factor-off", { .secondFactorChanged($0, .turnedOff, at: moment) }),
        ("second-factor-codes", { .secondFactorChanged($0, .newCodes, at: moment) }),
        ("second-factor-removed", { .secondFactorRemoved($0) }),
        ("account-linked", { .accountLinked($0, account, by: somebody) }),
        (
            "helper-invitation",
            { texts in
                .helperInvitation(
                    texts, from: somebody.text, until: Day(iso: "2019-12-31"),
                    HelperInvitationPage(link: link), texts.language)
            }
        ),
        ("helper-invited", { .helperInvited($0, account, somebody) }),
        ("helper-accepted", { .helperAccepted($0, account, by: somebody.text) }),
        ("helper-ended", { .helperEnded($0, account, by: somebody.text) }),
        ("help-ended", { .helpEnded($0, account, by: somebody.text) }),
        ("deletion-planned", { .deletionPlanned(Day(iso: "2019-10-26")!.inWords($0.language), $0) }),
        ("deleted", { .deleted($0) }),
        ("feedback-received", { .feedbackReceived($0, feedback, FeedbackThreadPage(reference: feedback.reference)) }),
        ("feedback-answered", { .feedbackAnswered($0, feedback.reference, answer, nil) }),
        (
            "feedback-for-operator",
            { .feedbackForOperator($0, feedback, newFeedback, topic: "Төлем", about: nil, isReply: false) }
        ),
        ("readings-taken", { .readingsTaken([receipt(.received), receipt(.held)], $0) }),
        ("reading-refused", { .readingAnswered(decided(.rejected, .implausible), nil, $0) }),
        ("reading-asked", { .readingAnswered(decided(.asked, .photoNeeded), nil, $0) }),
        ("operator-notice", { .operatorNotice(SampleNotices.works, $0) }),
    ]

    private static func given(_ state: SubmissionState, _ reason: DecisionReason? = nil) -> Submission {
        Submission(
            receipt: ReceiptNumber(month: "2019-10", number: 42_173), service: "electricity",
            meter: MeterNumber(stored: "CU461577"), month: "2019-10", day: Day(iso: "2019-10-16")!,
            until: Day(iso: "2019-10-30")!, submittedAt: TestClock().now, channel: .portal, state: state, checks: [],
            reason: reason,
            values: [.init(register: .total, value: ExactDecimal(millionths: 5_245_300_000), hasRolledOver: false)])
    }

    private static func receipt(_ state: SubmissionState) -> Receipt {
        let words = Words(kk: "Электр қуаты", ru: "Электроэнергия", en: "Electricity")
        let service = Service(code: "electricity", unit: .kilowattHours, name: words, supplier: words)
        let account = Account(number: account, payer: "", address: "", residents: 1)
        return Receipt(given(state), account, service)
    }

    private static func decided(_ state: SubmissionState, _ reason: DecisionReason) -> DecidedReading {
        DecidedReading(account: account, submission: given(state, reason), told: [])
    }

    @Test("Every letter in three languages", arguments: Language.allCases)
    func letters(language: Language) async throws {
        let site = try await TestSite.shared
        let catalogue = try await site.database.read { try Operator($0).catalogue() }
        for (name, content) in LetterSnapshotTests.letters {
            let letter = Letters(site.portal, catalogue).letter(to: "a@b.kz", of: nil, in: language, content)
            try compare(letter.subject + "\n\n" + letter.text, to: "\(name)/\(language).txt")
            let html = letter.html.replacing("><", with: ">\n<") + "\n"
            try compare(html, to: "\(name)/\(language).html")
        }
    }

    @Test("An electronic bill and its correction in three languages", arguments: Language.allCases)
    func bills(language: Language) async throws {
        let site = try await TestSite.shared
        let records = try await site.database.read { connection in
            let store = Operator(connection)
            let account = Account(
                number: LetterSnapshotTests.account, payer: "ҮЛГІ АБОНЕНТ", address: "Алматы қ., Үлгі көшесі, 1",
                residents: 1)
            return try store.catalogue().flatMap { try store.readable(account, $0).wholeBill("2019-09") }
        }
        let facts = try #require(records).facts()
        let before = MailedBill(
            revision: 0, letter: 1, toPay: Money(tiyn: 1_900_000), due: Day(iso: "2019-10-25")!, fingerprint: [],
            isWritten: true, hasLetter: true)
        let pay = "https://pay.example/?account=4900621&sum=18348.48&month=2019-09"
        for (name, correction) in [("electronic-bill", nil), ("corrected-bill", before)] {
            let letter = Letters(site.portal, records?.catalogue).letter(to: "a@b.kz", of: nil, in: language) { texts in
                .bill(
                    facts, correcting: correction, BillWording(texts), of: TestSite.ownSlug, pay: pay,
                    end: LetterSnapshotTests.link, texts)
            }
            try compare(letter.subject + "\n\n" + letter.text, to: "\(name)/\(language).txt")
            try compare(letter.html.replacing("><", with: ">\n<") + "\n", to: "\(name)/\(language).html")
        }
    }

    @Test("Every notice about an account in three languages", arguments: Language.allCases)
    func notices(language: Language) async throws {
        let site = try await TestSite.shared
        let catalogue = try #require(try await site.database.read { try Operator($0).catalogue() })
        let letters = try OperatorLetters(publicAddress: PublicAddress("http://kabinet.test")!) {
            LocalTime($0, offset: 6 * 3600)
        }
        let samples = try SampleNotices(catalogue)
        let link = try await samples.link(site, language)
        for (name, notice) in try samples.notices {
            let letter = letters.notice(notice, about: link, catalogue, now: TestClock().now)
            try compare(letter, to: "\(name)/\(language)")
        }
        let debt = letters.debtNotice(SampleNotices.debt, SampleNotices.owed, id: 1, to: link.recipient, catalogue)
        try compare(debt, to: "debt-notice/\(language)")
    }

    private func compare(_ letter: Letter, to name: String) throws {
        try compare(letter.subject + "\n\n" + letter.text, to: name + ".txt")
        try compare(letter.html.replacing("><", with: ">\n<") + "\n", to: name + ".html")
        for file in letter.attachments {
            try compare(String(decoding: file.content, as: UTF8.self).replacing("\r", with: ""), to: name + ".ics")
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
