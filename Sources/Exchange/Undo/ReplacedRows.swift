import Domain
import Store

/// The rows of a file's table that a batch has replaced or taken away, as they were; of a table without accounts, which is small,
/// all rows.
struct ReplacedRows {
    private static let accountsAtOnce = 500

    private let rows: StoredRows
    private let batch: ImportContext
    private let before: any Connection

    init(_ file: BatchFile, _ batch: ImportContext) {
        (rows, self.batch, before) = (StoredRows(file), batch, batch.published.connection)
    }

    func visit(_ visit: ([UInt8]) throws -> Void) throws {
        let all: SQL = "SELECT " + rows.columns.joined() + " FROM " + rows.file.table
        if !rows.file.isOfAccounts {
            try before.bulk(all).rows { try visit(rows.bytes($0)) }
        } else if batch.replacesAll(of: rows.file) {
            try visitReplaced(all + " WHERE account >= $1 AND account <= $2", visit)
        } else {
            try visitChanged(visit)
        }
    }

    /// All rows are new: those before are all of the part's supplier, or all.
    private func visitReplaced(_ range: SQL, _ visit: ([UInt8]) throws -> Void) throws {
        let owned = batch.part.flatMap { part in rows.file.owned(by: "$3").map { (sql: $0, part.supplier.text) } }
        let query = try before.bulk(owned.map { range + " AND " + $0.sql } ?? range)
        let supplier = Array((owned?.1 ?? "").utf8)
        var last = ""
        while true {
            let accounts = try before.rows(
                "SELECT account FROM account WHERE account > $1 ORDER BY account LIMIT $2",
                [last, ReplacedRows.accountsAtOnce]
            ) { $0.text(0) }
            guard let first = accounts.first, let end = accounts.last else { return }
            try supplier.withUnsafeBytes { supplier in
                try ShortText(first).withBytes { first in
                    try ShortText(end).withBytes { end in
                        query.bind(1, text: first)
                        query.bind(2, text: end)
                        if owned != nil { query.bind(3, text: supplier) }
                        try query.rows { try visit(rows.bytes($0)) }
                    }
                }
            }
            last = end
        }
    }

    /// Of the accounts of which the batch has rows: the rows that are not as they were, with the number of their batch.
    private func visitChanged(_ visit: ([UInt8]) throws -> Void) throws {
        guard batch.mentions(rows.file) else { return }
        let range: SQL =
            "SELECT account, " + rows.columns.joined() + " FROM " + rows.file.table
            + " WHERE account >= $1 AND account <= $2"
        let known = try AccountDetails(batch.published.window, before, range) { rows.bytes($0, after: 1) }
        let now = try AccountDetails(batch, range) { rows.bytes($0, after: 1) }
        for account in batch.touched.sorted() {
            let found = try known.of(account)
            guard !found.isEmpty else { continue }
            let kept = Set(try now.of(account))
            for row in found where !kept.contains(row) { try visit(row) }
        }
    }
}

extension BatchFile {
    var isOfAccounts: Bool { columns.contains { $0.title == "account" } }
}
