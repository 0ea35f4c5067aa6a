import Domain
import Store

/// What a row is a part of exists, and the parts add up to it.
///
/// The database is asked once for an account, and answers with what is wrong: as a rule, nothing.
final class DetailsAddUp: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let detail: Detail
    private let mismatches: any BulkStatement
    private let (text, month): (Int, Int?)
    private let sum: Int

    /// Of one account, what each row's key is: to find the line of what is wrong.
    private var lines: [(line: Int, start: Int, end: Int, month: Int64)] = []
    private var texts: [UInt8] = []

    init(_ rows: RowReader, _ context: ImportContext, _ detail: Detail) throws {
        (self.rows, self.context, self.detail) = (rows, context, detail)
        mismatches = try context.connection.bulk(detail.mismatches)
        text = rows.file.place(of: detail.key[0])
        month = detail.key.count > 1 ? rows.file.place(of: detail.key[1]) : nil
        sum = rows.file.place(of: detail.parts.title)
    }

    func accepts(_ row: BatchRow) -> Bool {
        let start = texts.count
        texts.append(contentsOf: row.values[text].bytes)
        lines.append((row.line, start, texts.count, month.map { row.values[$0].int } ?? 0))
        return true
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        defer {
            lines.removeAll(keepingCapacity: true)
            texts.removeAll(keepingCapacity: true)
        }
        guard isComplete, !context.references.isInDoubt(account, in: detail.whole.file) else { return }
        var wrong: [(line: Int, key: String, whole: Int64?, parts: Int64)] = []
        try account.withBytes { account in
            mismatches.bind(1, text: account)
            try mismatches.rows { row in
                let key = row.text(0)
                // What is wrong with parts of earlier batches shows where their whole stands in this one.
                guard let line = line(of: key, month == nil ? 0 : row.int(3)) else { return }
                wrong.append((line, key, row.isNull(1) ? nil : row.int(1), row.int(2)))
            }
        }
        for (line, key, whole, parts) in wrong.sorted(by: { $0.line < $1.line }) {
            report(line, key, whole: whole, parts: parts)
        }
    }

    private func line(of key: String, _ month: Int64) -> Int? {
        lines.first { $0.month == month && texts[$0.start..<$0.end].elementsEqual(key.utf8) }?.line
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
