import Domain
import Store
import Words

/// The whole of each part exists, and the parts add up to it.
///
/// A full batch has all the parts, so they are added up as they are read. Of others some are in earlier batches, so
/// the database is queried once for each account, and returns the mismatches: usually none.
final class PartsAddUp: Rule {
    private typealias Mismatch = (line: Int, key: String, whole: Int64?, parts: Int64)

    private let rows: RowReader
    private let context: ImportContext
    private let split: SumOfParts
    private let wholes: AccountDetails<(key: SumOfParts.Key, sum: Int64)>
    private let mismatches: any BulkStatement
    private let key: (BatchRow) -> SumOfParts.Key
    private let (text, sum): (Int, Int)
    /// Of one account: the first line of each key, and the sum of its parts.
    private var parts: [SumOfParts.Key: (line: Int, sum: Int64)] = [:]

    init(_ rows: RowReader, _ context: ImportContext, _ split: SumOfParts) throws {
        (self.rows, self.context, self.split) = (rows, context, split)
        wholes = try AccountDetails(context, split.wholes) { (split.key($0), $0.int(1)) }
        mismatches = try context.connection.bulk(split.mismatches)
        key = split.key(in: rows.file)
        (text, sum) = (rows.file.place(of: split.key[0].text), rows.file.place(of: split.parts.sum.text))
    }

    func accepts(_ row: BatchRow) -> Bool {
        parts[key(row), default: (row.line, 0)].sum += row.values[sum].int
        return true
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        defer { parts.removeAll(keepingCapacity: parts.count < 1000) }
        guard isComplete, !context.references.isInDoubt(account, in: split.whole.file) else { return }
        let wrong = try context.isFull ? givenMismatches(account) : storedMismatches(account)
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
            if split.hasMonth { mismatches.bind(2, int: parts.keys.map(\.month).min() ?? 0) }
            try mismatches.rows { row in
                let key = split.key(row)
                // A mismatch with parts of earlier batches is reported at their whole in this batch.
                guard let line = parts[key]?.line else { return }
                wrong.append((line, key.text, row.isNull(0) ? nil : row.int(0), row.int(1)))
            }
        }
        return wrong
    }

    private func report(_ line: Int, _ key: String, whole: Int64?, parts: Int64) {
        guard let whole else {
            return rows.report(
                text, line: line, found: excerpt(key.utf8), expected: split.named(in: rows.words.expected))
        }
        rows.report(
            sum, line: line, found: rows.words.found.inAll(Money(tiyn: parts).canonical),
            expected: rows.words.expected.wholeSum(
                (sum: Money(tiyn: whole).canonical, column: split.whole.sum.text, file: split.whole.file.name)))
    }
}
