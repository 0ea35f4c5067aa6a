import Attachments
import Domain
import Foundation
import Operations
import Store
import TestDatabases
import Testing
import Web

@testable import Portal

/// Everything that a customer can do leaves rows and letters; after the deletion nothing of the person is found.
@Suite("After the deletion nothing is left")
struct ErasureTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    /// Where one of the words is found.
    private func found() async throws -> [String] {
        var places: [String] = []
        for column in try await StoredColumn.all(in: site.database) {
            let values = try await column.values(in: site.database).map { $0.lowercased() }
            for word in CustomerLife.words where values.contains(where: { $0.contains(word.lowercased()) }) {
                places.append("\(column.table).\(column.column)")
            }
        }
        let mail = (try? FileManager.default.contentsOfDirectory(atPath: site.mailFolder)) ?? []
        for file in mail {
            let bytes = try Data(contentsOf: URL(filePath: site.mailFolder + "/" + file))
            let (text, decoded) = (String(decoding: bytes, as: UTF8.self), ErasureTests.decoded(bytes))
            if CustomerLife.words.contains(where: { text.contains($0) || decoded.contains($0) }) { places.append(file) }
        }
        for name in try site.files.names() {
            let text = String(decoding: try site.files.read(name), as: UTF8.self)
            if CustomerLife.words.contains(where: { text.contains($0) }) { places.append("a file of a message") }
        }
        return Set(places).sorted()
    }

    /// The base64 lines of a letter as text.
    private static func decoded(_ letter: Data) -> String {
        String(decoding: letter, as: UTF8.self).components(separatedBy: "\r\n\r\n").map { part in
            let digits = part.components(separatedBy: "\r\n--")[0].replacing("\r\n", with: "")
            return Data(base64Encoded: digits).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }.joined()
    }

    @Test("In the tables, the letters as files, the files of the databases and a fresh backup")
    func search() async throws {
        try await CustomerLife(site: site).live()
        try await site.deliverLetters()
        let before = try await found()
        #expect(before.contains("customer.email") && before.contains("customer.name"))
        #expect(before.contains("account_link.name") && before.contains("operator_act.reason"))
        #expect(before.contains("feedback_message.text") && before.contains("a file of a message"))
        #expect(before.contains { $0.hasSuffix(".eml") })
        #expect(before.contains { $0.contains("electronic-bill") })

        site.clock.advance(seconds: 10 * 86_400)
        try await site.runNightlyJob()
        // The last letter keeps its address until it is sent, and its file for a night.
        let afterDeletion = try await found()
        #expect(afterDeletion == ["letter.recipient"])
        try await site.deliverLetters()
        let afterLetter = try await found().filter { !$0.hasSuffix(".eml") }
        #expect(afterLetter == [])
        site.clock.advance(seconds: 86_400)
        try await site.runNightlyJob()
        let afterAll = try await found()
        #expect(afterAll == [])
        try searchFiles()
        try await stillThere()
    }

    /// The embedded databases as bytes: deleted rows are overwritten, the logs are emptied.
    private func searchFiles() throws {
        guard TestDatabase.server == nil else { return }
        let backup = site.folder + "/backup.tar.gz"
        _ = try Backup(file: backup).make(of: site.folder, version: "test") { _, _ in }
        let restored = site.folder + "/restored"
        _ = try Backup(file: backup).restore(to: restored) { _, _ in }
        for folder in [site.folder, restored] {
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".sqlite") }
            #expect(files.contains("portal.sqlite"))
            for file in files {
                let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
                for word in CustomerLife.words { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(file): \(word)") }
            }
        }
    }

    /// The supplier's data, the proofs, and the other customers.
    private func stillThere() async throws {
        let count: @Sendable (SQL) async throws -> Int64? = { query in
            try await site.database.read { try $0.row(query, []) { $0.int(0) } }
        }
        #expect(try await count("SELECT COUNT(*) FROM account WHERE account = '4900621'") == 1)
        // The e-mail, and the one before it.
        #expect(try await count("SELECT COUNT(*) FROM deleted_email") == 2)
        let reasons = try await site.database.read {
            try $0.rows("SELECT reason FROM operator_act ORDER BY reason", []) { $0.text(0) }
        }
        #expect(Set(reasons) == ["order 143", "…, …, …, called"] && reasons.count == 2)
        #expect(try await count("SELECT COUNT(*) FROM customer") == 1)
        // The stranger, whose helper is gone, reads it in the log.
        #expect(try await site.events(of: TestSite.stranger).contains("helper-ended 4900999"))
    }
}
