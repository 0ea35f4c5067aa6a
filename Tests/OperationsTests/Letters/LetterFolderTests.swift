import Domain
import Foundation
import Mail
import Operations
import Store
import TestDatabases
import Testing

@Suite("The outbox as files")
struct LetterFolderTests {
    private static let now = Timestamp(seconds: 1_571_205_600)

    @Test("A letter is written once, whole, and its content leaves the database")
    func written() async throws {
        let folder = try emptyFolder()
        let database = try TestDatabase.empty(in: folder.path)
        let letter = Letter(
            .confirmRegistration, to: "a@example.kz", of: nil, in: .kk, subject: "Тіркелуді растаңыз",
            text: "Сәлем\n", html: "<p>Сәлем</p>",
            attachments: [.init(name: "a.ics", type: "text/calendar", content: Array("BEGIN".utf8))])
        _ = try await database.write { try Authentication($0).outbox.post(letter, now: LetterFolderTests.now) }

        let mail = folder.appending(path: "mail").path
        let sender = LetterSender(from: database, to: LetterFolder(path: mail), on: .forTests) { LetterFolderTests.now }
        #expect(try await sender.sendAll().sent == 1)
        #expect(try await sender.sendAll().sent == 0)

        let files = try FileManager.default.contentsOfDirectory(atPath: mail)
        #expect(files.count == 1)
        let message = try String(contentsOfFile: mail + "/" + (files.first ?? ""), encoding: .utf8)
        let lines = message.components(separatedBy: "\r\n")
        #expect(lines.contains("To: <a@example.kz>"))
        for part in ["Сәлем\n", "<p>Сәлем</p>", "BEGIN"] {
            #expect(lines.contains(Data(part.utf8).base64EncodedString()))
        }
        let kept = try await database.read { connection in
            try connection.row(
                "SELECT text || html || (SELECT COUNT(*) FROM letter_attachment) FROM letter", []
            ) { $0.text(0) }
        }
        #expect(kept == "0")
    }

    @Test("At most three letters of a kind go to an address within an hour")
    func limit() async throws {
        let database = try TestDatabase.empty(in: emptyFolder().path)
        let sent = try await database.write { connection in
            let outbox = Authentication(connection).outbox
            func post(_ kind: LetterKind, _ recipient: String, after seconds: Int64) throws -> Bool {
                let letter = Letter(kind, to: recipient, of: nil, in: .kk, subject: "", text: "", html: "")
                return try outbox.post(letter, now: LetterFolderTests.now + seconds) != nil
            }
            return try (0..<4).map { try post(.resetPassword, "a@example.kz", after: $0) } + [
                try post(.resetPassword, "b@example.kz", after: 4),
                try post(.passwordChanged, "a@example.kz", after: 4),
                try post(.resetPassword, "a@example.kz", after: 3600),
            ]
        }
        #expect(sent == [true, true, true, false, true, true, true])
    }
}

func emptyFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}

extension LetterPaper {
    static let forTests = LetterPaper(sender: Mailbox(address: "kabinet@kabinet.test")!, host: "kabinet.test")
}
