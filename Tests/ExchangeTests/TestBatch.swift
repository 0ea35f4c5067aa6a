import Domain
import Foundation
import Store
import TestDatabases
import Testing
import Words

@testable import Exchange

/// The example of docs/exchange.md as files in memory, to be changed and imported.
struct TestBatch {
    var files: [String: String]
    var supplier = "ENERGO"
    var batch = "2019-10-16"
    var kind = "full"
    /// Replaces the manifest that fits the files.
    var manifest: String?

    static func example() throws -> TestBatch {
        var files: [String: String] = [:]
        for file in BatchFile.all {
            files[file.name] = try String(contentsOf: exampleFolder.appending(path: file.name), encoding: .utf8)
        }
        return TestBatch(files: files)
    }

    static let exampleFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Example")

    /// - Parameter edits: the file, the old text (which occurs once), the new text.
    func with(_ edits: [(file: String, old: String, new: String)]) -> TestBatch {
        var changed = self
        for edit in edits {
            let parts = (changed.files[edit.file] ?? "").components(separatedBy: edit.old)
            precondition(parts.count == 2, "\(edit.old) occurs \(parts.count - 1) times in \(edit.file)")
            changed.files[edit.file] = parts.joined(separator: edit.new)
        }
        return changed
    }

    /// Another batch, without the rows of an account.
    func without(_ account: String, named name: String) -> TestBatch {
        var changed = self
        changed.batch = name
        changed.files = files.mapValues { text in
            text.split(separator: "\n").filter { !$0.hasPrefix(account + ",") }.joined(separator: "\n") + "\n"
        }
        return changed
    }

    /// The same without some files.
    func without(files names: some Sequence<String>) -> TestBatch {
        var changed = self
        changed.manifest = nil
        for name in names { changed.files[name] = nil }
        return changed
    }

    /// An update with these files alone.
    static func update(_ batch: String, _ files: [String: String]) -> TestBatch {
        TestBatch(files: files, batch: batch, kind: "update")
    }

    func written(in directory: TemporaryDirectory) throws -> String {
        let folder = directory.url.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try Data((manifest ?? fittingManifest).utf8).write(to: folder.appending(path: "manifest.json"))
        return folder.path
    }

    var fittingManifest: String {
        let listed = (BatchFile.allDeletions + BatchFile.all).filter { files[$0.name] != nil }.map { file in
            let lines = (files[file.name] ?? "").records
            let titles = lines.first?.components(separatedBy: ",") ?? []
            let sums = file.sums.map { column in
                let title = file.columns[column].title
                let index = titles.firstIndex(of: title)
                let cells = lines.dropFirst().map { line in
                    index.map { line.components(separatedBy: ",")[safe: $0] ?? "" } ?? ""
                }
                return "\"\(title)\": \"\(cells.compactMap { Money(canonical: $0.utf8) }.sum().canonical)\""
            }
            return
                "{\"name\": \"\(file.name)\", \"rows\": \(lines.count - 1), \"sums\": {\(sums.joined(separator: ", "))}}"
        }
        return """
            {"format": "kabinet-exchange", "version": 1, "supplier": "\(supplier)", "batch": "\(batch)",
             "kind": "\(kind)", "payments_as_of": "2019-10-16", "files": [\(listed.joined(separator: ", "))]}
            """
    }
}

extension String {
    func replacing(_ old: String, with new: String) -> String { components(separatedBy: old).joined(separator: new) }
}

extension String {
    /// The records of a CSV file: lines, but for those that end within quotes.
    fileprivate var records: [String] {
        var isQuoted = false
        return split { character in
            if character == "\"" { isQuoted.toggle() }
            return character.isNewline && !isQuoted
        }.map(String.init)
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// A directory with a database, removed with its last reference.
final class TemporaryDirectory: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// A separate database for a test, and imports into it.
struct Bench {
    let directory: TemporaryDirectory
    let database: any Database

    init() throws {
        directory = try TemporaryDirectory()
        database = try TestDatabase.empty(in: directory.url.path)
    }

    func run(
        _ batch: TestBatch, isDryRun: Bool = false, errors: Set<WarningRule> = [], allowed: Set<WarningRule> = []
    ) async throws -> Outcome {
        try await run(path: try batch.written(in: directory), isDryRun: isDryRun, errors: errors, allowed: allowed)
    }

    func run(
        path: String, isDryRun: Bool = false, errors: Set<WarningRule> = [], allowed: Set<WarningRule> = [],
        texts: CommandTexts = .english
    ) async throws -> Outcome {
        let scratch = directory.url.path
        return try await BatchImport(
            path: path, isDryRun: isDryRun, errors: errors, allowed: allowed, now: Timestamp(seconds: 1_571_220_000),
            words: texts, scratch: scratch
        ).run(on: database)
    }

    /// The problems of a batch, a line each. In the other languages they are the same problems in other words.
    func problems(_ batch: TestBatch) async throws -> [String] {
        guard case .refused(let report) = try await run(batch) else { return [] }
        let path = try batch.written(in: directory)
        for language in [Language.kk, .ru] {
            let texts = try CommandTexts(language)
            guard case .refused(let other) = try await run(path: path, texts: texts) else {
                Issue.record("not refused in \(language)")
                continue
            }
            for (told, english) in zip(other.problems, report.problems) {
                #expect(told.isTranslated(english), "\(told.text(in: texts.report, withAccount: true))")
            }
            #expect(other.problems.count == report.problems.count)
        }
        return report.problems.map(\.description)
    }

    /// The number of rows of batches in the billing database, in all tables. Rows of batch 0 exist before any batch.
    func rowCount() async throws -> Int {
        try await database.read { connection in
            try BatchFile.all.map { file in
                try connection.row("SELECT COUNT(*) FROM " + file.table + " WHERE batch > 0", []) { Int($0.int(0)) }
                    ?? 0
            }.reduce(0, +)
        }
    }

    /// The category of each stove and benefit, with all its values.
    func categories() async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT stove || ' ' || benefit || ' ' || position || ' ' || category_mark.category || ' '
                    || COALESCE(residents_max, 0) || ' ' || name_kk || ' ' || name_ru || ' ' || name_en
                FROM category_mark JOIN category ON category.category = category_mark.category ORDER BY 1
                """
            ) { $0.text(0) }
        }
    }

    func text(_ sql: SQL) async throws -> String? {
        try await database.read { connection in try connection.row(sql, []) { $0.text(0) } }
    }
}

extension Problem {
    /// The same problem, and none of its sentences in the same words: data have no language.
    func isTranslated(_ english: Problem) -> Bool {
        func isOther(_ told: String, _ english: String) -> Bool { told != english || !english.hasWords }
        return (file, line, account, column) == (english.file, english.line, english.account, english.column)
            && isOther(found, english.found) && isOther(expected, english.expected)
    }
}

extension String {
    /// Two words with a blank between them, not in quotes.
    fileprivate var hasWords: Bool {
        let bare = components(separatedBy: "\"").enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        return bare.joined().contains(/[a-z] [a-z]/)
    }
}

extension Outcome {
    var isPublished: Bool {
        if case .published = self { true } else { false }
    }
}
