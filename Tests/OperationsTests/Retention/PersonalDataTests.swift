import Foundation
import Operations
import Store
import TestDatabases
import Testing

@Suite("docs/personal-data.md and the database")
struct PersonalDataTests {
    private let document: Document

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        document = Document(try String(contentsOf: root.appending(path: "docs/personal-data.md"), encoding: .utf8))
    }

    @Test("Every column of every table is documented, and no other")
    func columns() async throws {
        let stored = Set(
            try await StoredColumn.all(in: TestOffice().database).map { "\($0.table).\($0.column)" })
        #expect(stored.count > 100)
        let documented = Set(document.columns)
        #expect(documented.count == document.columns.count, "documented twice")
        #expect(stored.subtracting(documented).sorted() == [], "not documented")
        #expect(documented.subtracting(stored).sorted() == [], "documented, but not in the database")
    }

    @Test("Every table has what it is, a ground that is explained, a term, and what happens then")
    func facts() async throws {
        let tables = Set(try await StoredColumn.all(in: TestOffice().database).map(\.table))
        #expect(Set(document.terms.keys) == tables)
        for (table, cells) in document.terms {
            #expect(cells.count == 4 && cells.allSatisfy { !$0.isEmpty }, "\(table)")
            #expect(document.grounds.contains(cells[1]), "\(table): \(cells[1])")
        }
    }

    @Test("The terms are those of the nightly job", arguments: RetentionTerm.all)
    func terms(term: RetentionTerm) throws {
        let table = try #require(term.rows.rawValue.split(separator: ",").first.map(String.init))
        let kept = try #require(document.terms[table])[2]
        #expect(term.seconds == 0 || kept.contains(term.words), "\(table): \(kept)")
    }
}

/// The tables of the document.
private struct Document {
    /// By table: what, ground, kept, then.
    private(set) var terms: [String: [String]] = [:]
    /// "table.column".
    private(set) var columns: [String] = []
    private(set) var grounds: Set<String> = []

    init(_ text: String) {
        var (section, table) = ("", "")
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            if line.hasPrefix("### `") { table = line.filter { !"#` ".contains($0) } }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard let first = cells.first, !first.hasPrefix("-") else { continue }
            let name = first.filter { $0 != "`" }
            switch section {
            case "Terms" where first.hasPrefix("`"): terms[name] = Array(cells.dropFirst())
            case "Columns" where first.hasPrefix("`"): columns.append(table + "." + name)
            case "Grounds": grounds.insert(name)
            default: break
            }
        }
    }
}
