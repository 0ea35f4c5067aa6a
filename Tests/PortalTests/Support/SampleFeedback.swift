import Attachments
import Domain
import Store

@testable import Portal

extension TestSite {
    /// A message of the owner with a file, so that its pages can be requested.
    static func addFeedback(to database: any Database, _ files: FileFolder, now: Timestamp) async throws {
        let file = try files.write(Array("%PDF-1.4 sample".utf8), now: now)
        let due = Day(iso: "2019-10-31")
        try await database.write { connection in
            let owner = try Operator(connection).identity(TestSite.owner)?.id
            try connection.execute(
                """
                INSERT INTO feedback (reference, form, topic, state, customer, account, subject, email, language,
                    created_at, due, changed_at)
                VALUES ($1, $2, 'bill', 'new', $3, '4900621', 'bill.2019-09', $4, 'kk', $5, $6, $5)
                """, [ownReference.digits, [UInt8](repeating: 7, count: 32), owner, TestSite.owner, now, due])
            try connection.execute(
                "INSERT INTO feedback_message (feedback, number, author, text, created_at) VALUES ($1, 1, $2, $3, $4)",
                [ownReference.digits, "customer", "Неге бұл айда сома көп?", now])
            try connection.execute(
                """
                INSERT INTO feedback_attachment (file, feedback, message, position, name, kind, size, created_at)
                VALUES ($1, $2, 1, 1, 'түбіртек.pdf', 'pdf', 15, $3)
                """, [file.text, ownReference.digits, now])
        }
    }
}
