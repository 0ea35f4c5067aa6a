import Domain
import Foundation
import Operations
import SQLiteEngine
import Store
import Testing

@testable import KabinetCommand

@Suite("kabinet feedback")
struct FeedbackCommandTests {
    private let directory = NSTemporaryDirectory() + "kabinet-\(UUID().uuidString)"
    private let reference = FeedbackReference(stored: "48273915")

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    /// A visitor's message whose text is a formula.
    private func add(to database: any Database) async throws {
        try await database.write { [reference] connection in
            try connection.execute(
                """
                INSERT INTO feedback (reference, form, topic, state, account, email, language, created_at, due,
                    changed_at)
                VALUES ($1, $2, 'bill', 'new', '4900621', 'a@b.kz', 'kk', 1571205600, 18200, 1571205600)
                """, [reference.digits, [UInt8](repeating: 1, count: 32)])
            try connection.execute(
                """
                INSERT INTO feedback_message (feedback, number, author, text, created_at)
                VALUES ($1, 1, 'customer', $2, 1571205600)
                """, [reference.digits, "=HYPERLINK(\"http://evil.example\")\nекінші жол"])
        }
    }

    private func list(_ states: Set<FeedbackState>, isCSV: Bool = false) throws -> String {
        var text = ""
        let rows = FeedbackRows(isCSV: isCSV, localTime: { LocalTime($0, offset: 0) }, part: 1)
        try rows.all(in: states, from: SQLiteReader(directory: directory)) { text += $0 }
        return text
    }

    @Test("While the portal runs: list, take, reply, close through the socket")
    func serving() async throws {
        try await whileServing(in: directory) { database, client in
            try await add(to: database)
            #expect(try list([.new]).hasPrefix("4827-3915  new       2019-10-16 06:00  2019-10-31  bill"))
            #expect(try list([.closed]).isEmpty)
            let acts: [(FeedbackOperation.Act, FeedbackOperation.Outcome)] = [
                (.take, .done(isMailed: false)), (.reply("Жауап"), .done(isMailed: true)),
                (.close, .done(isMailed: false)), (.close, .refused("it is closed already")),
            ]
            for (act, expected) in acts {
                let reply = try await client.run(.feedback(FeedbackOperation(act, on: reference)))
                guard case .feedback(let outcome) = reply else {
                    Issue.record("\(String(describing: reply))")
                    return
                }
                #expect(outcome == expected)
            }
            #expect(try list([.closed]).hasPrefix("4827-3915  closed"))
            let thread = try await database.read { [reference] in try Operator($0).feedback(reference) }
            let sheet = FeedbackSheet(thread: try #require(thread), localTime: { LocalTime($0, offset: 0) }).text
            #expect(sheet.contains("4900621, as a visitor typed it") && sheet.hasSuffix("Жауап"))
        }
    }

    @Test("A text cannot become a formula in a spreadsheet")
    func csv() async throws {
        let database = try SQLiteDatabase(directory: directory, holder: "test")
        try await add(to: database)
        #expect(try list([.new], isCSV: true).contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\nекінші жол\""))
    }
}
