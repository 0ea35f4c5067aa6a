import Domain
import Foundation
import Operations
import Store
import TestDatabases
import Testing

@Suite("The outbox as files")
struct LetterFolderTests {
    private static let now = Timestamp(seconds: 1_571_205_600)

    @Test("A letter is written once, whole, and its content leaves the database")
    func written() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try TestDatabase.empty(in: folder.path)
        let subject = "Жеке кабинетке тіркелуді растаңыз, өтініш: «Ұзын тақырып»"
        let letter = Letter(
            .confirmRegistration, to: "a@example.kz", of: nil, in: .kk, subject: subject, text: "Сәлем\n",
            html: "<p>Сәлем</p>")
        try await database.write { try Authentication($0).outbox.post(letter, now: LetterFolderTests.now) }

        let mail = folder.appending(path: "mail").path
        let letters = LetterFolder(path: mail, host: "kabinet.test")
        #expect(try await letters.deliver(from: database) { LetterFolderTests.now } == 1)
        #expect(try await letters.deliver(from: database) { LetterFolderTests.now } == 0)

        let files = try FileManager.default.contentsOfDirectory(atPath: mail)
        #expect(files.count == 1)
        let message = try String(contentsOfFile: mail + "/" + (files.first ?? ""), encoding: .utf8)
        let lines = message.components(separatedBy: "\r\n")
        #expect(lines.contains("To: <a@example.kz>"))
        #expect(lines.contains(Data("Сәлем\n".utf8).base64EncodedString()))
        // RFC 5322 asks for at most 78.
        #expect(lines.filter { $0.utf8.count > 78 } == [])
        #expect(decodedSubject(lines) == subject)
        let kept = try await database.read { connection in
            try connection.row("SELECT text || html FROM letter", []) { $0.text(0) }
        }
        #expect(kept == "")
    }

    @Test("At most three letters of a kind go to an address within an hour")
    func limit() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try TestDatabase.empty(in: folder.path)
        let sent = try await database.write { connection in
            let outbox = Authentication(connection).outbox
            func post(_ kind: LetterKind, _ recipient: String, after seconds: Int64) throws -> Bool {
                let letter = Letter(kind, to: recipient, of: nil, in: .kk, subject: "", text: "", html: "")
                return try outbox.post(letter, now: LetterFolderTests.now + seconds)
            }
            return try (0..<4).map { try post(.resetPassword, "a@example.kz", after: $0) } + [
                try post(.resetPassword, "b@example.kz", after: 4),
                try post(.passwordChanged, "a@example.kz", after: 4),
                try post(.resetPassword, "a@example.kz", after: 3600),
            ]
        }
        #expect(sent == [true, true, true, false, true, true, true])
    }

    private func decodedSubject(_ lines: [String]) -> String {
        guard let start = lines.firstIndex(where: { $0.hasPrefix("Subject: ") }) else { return "" }
        let folded = [String(lines[start].dropFirst(9))] + lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
        return folded.map { word in
            let encoded = word.split(separator: "?").dropFirst(3).first.map(String.init) ?? ""
            return Data(base64Encoded: encoded).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }.joined()
    }
}
