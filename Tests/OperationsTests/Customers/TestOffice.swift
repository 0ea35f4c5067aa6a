import Domain
import Foundation
import Operations
import Store
import TestDatabases

/// An empty database with two customers, for the operator's acts and the nightly job.
struct TestOffice {
    static let now = Timestamp(seconds: 1_571_205_600)

    let folder: String
    let database: any Database
    private let reader: any SnapshotReader
    let letters = PlainLetters()

    /// - Parameter emails: of the customers, each of whom is linked to the account 1.
    init(_ emails: String...) async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
        (database, reader) = try TestDatabase.emptyWithReader(in: folder)
        try await database.publish { connection in
            try connection.execute(
                """
                INSERT INTO account (account, payer, address, residents, stove, benefit, batch)
                VALUES ('1', 'АБОНЕНТ', 'Алматы', 2, 'gas', 'none', 1)
                """)
        }
        try await database.write { connection in
            for email in emails {
                try Operator(connection).addCustomer(
                    email: email, password: "hash", accounts: [AccountNumber(stored: "1")], now: TestOffice.now)
            }
        }
    }

    func run(_ act: CustomerAct, on email: String, reason: String = "request 7") async throws
        -> CustomerOperation.Outcome
    {
        try await CustomerOperation.act(act, email: email, reason: reason)
            .run(on: database, letters, now: TestOffice.now)
    }

    func count(_ query: SQL) async throws -> Int64 {
        try await database.read { try $0.row(query, []) { $0.int(0) } ?? -1 }
    }

    func texts(_ query: SQL) async throws -> [String] {
        try await database.read { try $0.rows(query) { $0.text(0) } }
    }

    func preview(now: Timestamp, today: Day) async throws -> [RetentionCount] {
        try RetentionRun.preview(reader, now: now, today: today)
    }

    func id(_ email: String) async throws -> CustomerID? {
        try await database.read { try Operator($0).identity(email)?.id }
    }
}

/// Letters without words.
struct PlainLetters: LetterWriting {
    func invitation(
        to customer: CustomerIdentity, in language: Language, _ catalogue: Catalogue?, now: Timestamp
    ) -> (Letter, MailLink) {
        let token = Array(customer.email.utf8)
        return (
            letter(.invitation, customer, language),
            MailLink(token: token, .invitation, email: customer.email, customer: customer.id, now: now)
        )
    }

    func secondFactorRemoved(from customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter {
        letter(.secondFactorChanged, customer, .kk)
    }

    func feedbackAnswered(_ head: FeedbackHead, _ answer: FeedbackText, _ catalogue: Catalogue?) -> Letter? {
        head.email.map {
            Letter(
                .feedbackAnswered, to: $0.text, of: head.customer, in: head.language, subject: "answer",
                text: answer.text, html: "")
        }
    }

    func readingAnswered(_ reading: DecidedReading, _ catalogue: Catalogue?) -> [Letter] { [] }

    func deleted(_ customer: CustomerIdentity, _ catalogue: Catalogue?) -> Letter {
        Letter(.deleted, to: customer.email, of: nil, in: .kk, subject: "", text: "deleted", html: "")
    }

    private func letter(_ kind: LetterKind, _ customer: CustomerIdentity, _ language: Language) -> Letter {
        Letter(kind, to: customer.email, of: customer.id, in: language, subject: "", text: "text", html: "")
    }
}
