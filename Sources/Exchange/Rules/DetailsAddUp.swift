import Domain
import Store

/// What a row is a part of exists, and the parts add up to it.
///
/// A full batch has all the parts, so they are added up as they come. In an update they come among those of earlier batches,
/// so the database is asked once for an account, and answers with what is wrong: as a rule, nothing.
final class DetailsAddUp: Rule {
    private struct Key: Hashable {
        let text: String
        let month: Int64
    }
    private typealias Mismatch = (line: Int, key: String, whole: Int64?, parts: Int64)

    private let rows: RowReader
    private let context: ImportContext
    private let detail: Detail
    private let wholes: AccountDetails<(key: Key, sum: Int64)>
    private let mismatches: any BulkStatement
    private let (text, month): (Int, Int?)
    private let sum: Int
    /// Of one account: where each key stood first, and what its parts come to.
    private var parts: [Key: (line: Int, sum: Int64)] = [:]

    init(_ rows: RowReader, _ context: ImportContext, _ detail: Detail) throws {
        (self.rows, self.context, self.detail) = (rows, context, detail)
        let hasMonth = detail.key.count > 1
        wholes = try AccountDetails(context, detail.wholes) { row in
            (Key(text: row.text(1), month: hasMonth ? row.int(3) : 0), row.int(2))
        }
        mismatches = try context.connection.bulk(detail.mismatches)
        text = rows.file.place(of: detail.key[0])
        month = hasMonth ? rows.file.place(of: detail.key[1]) : nil
        sum = rows.file.place(of: detail.parts.title)
    }

    func accepts(_ row: BatchRow) -> Bool {
        let key = Key(
            text: String(decoding: row.values[text].bytes, as: UTF8.self), month: month.map { row.values[$0].int } ?? 0)
        parts[key, default: (row.line, 0)].sum += row.values[sum].int
        return true
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        defer { parts.removeAll(keepingCapacity: parts.count < 1000) }
        guard isComplete, !context.references.isInDoubt(account, in: detail.whole.file) else { return }
        let wrong = try context.isUpdate ? storedMismatches(account) : givenMismatches(account)
        for (line, key, whole, parts) in wrong.sorted(by: { $0.line < $1.line }) {
            report(line, key, whole: whole, parts: parts)
        }
    }

    private func givenMismatches(_ account: ShortText) throws -> [Mismatch] {
        let wholes = Dictionary(try wholes.of(account).map { ($0.key, $0.sum) }) { first, _ in first }
        return parts.compactMap { key, part in
            wholes[key] == part.sum ? nil : (part.line, key.text, wholes[key], part.sum)
        }
    }

    private func storedMismatches(_ account: ShortText) throws -> [Mismatch] {
        var wrong: [Mismatch] = []
        try account.withBytes { account in
            mismatches.bind(1, text: account)
            try mismatches.rows { row in
                let key = Key(text: row.text(0), month: month == nil ? 0 : row.int(3))
                // What is wrong with parts of earlier batches shows where their whole stands in this one.
                guard let line = parts[key]?.line else { return }
                wrong.append((line, key.text, row.isNull(1) ? nil : row.int(1), row.int(2)))
            }
        }
        return wrong
    }

    private func report(_ line: Int, _ key: String, whole: Int64?, parts: Int64) {
        guard let whole else {
            return rows.report(text, line: line, found: excerpt(key.utf8), expected: detail.whole.named)
        }
        rows.report(
            sum, line: line, found: "\(Money(tiyn: parts).machine) in all",
            expected: "\(Money(tiyn: whole).machine), which is \(detail.whole.title) in \(detail.whole.file.name)")
    }
}
