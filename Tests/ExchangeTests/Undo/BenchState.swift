import Domain
import Foundation
import Store

@testable import Exchange

extension Bench {
    func undo() async throws -> Outcome {
        try await BatchUndo(now: Timestamp(seconds: 1_571_230_000), scratch: directory.url.path).run(on: database)
    }

    func refusal() async throws -> String? {
        do {
            _ = try await undo()
            return nil
        } catch let error as UnreadableBatch {
            return error.description
        }
    }

    func keptBatches() async throws -> [Int64] {
        try await database.read { connection in
            try connection.rows("SELECT DISTINCT batch FROM batch_content ORDER BY batch") { $0.int(0) }
        }
    }

    /// Every row that came from batches, and what is kept of what they changed.
    func state() async throws -> String {
        try await database.read { connection in
            var lines: [String] = []
            for file in BatchFile.all {
                let names = file.columns.map(\.name)
                let query: SQL =
                    "SELECT " + names.joined() + ", batch FROM " + file.table + " ORDER BY "
                    + names.prefix(file.keyLength).joined()
                lines += try connection.rows(query) { row in
                    let cells = file.columns.enumerated().map { index, column in
                        row.isNull(index) ? "-" : column.isText ? row.text(index) : "\(row.int(index))"
                    }
                    return "\(file.name) \(cells.joined(separator: "|")) batch \(row.int(names.count))"
                }
            }
            lines += try connection.rows(
                "SELECT account, month, batch, payer, content FROM bill_version ORDER BY account, month, batch"
            ) { "version \($0.text(0)) \($0.int(1)) \($0.text(3)) \($0.text(4)) batch \($0.int(2))" }
            lines += try connection.rows(
                "SELECT account, last_issued, payer, batch FROM account_before ORDER BY account, last_issued"
            ) { "before \($0.text(0)) \($0.int(1)) \($0.text(2)) batch \($0.int(3))" }
            return lines.joined(separator: "\n")
        }
    }
}
