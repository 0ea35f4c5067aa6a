import Domain
import Store
import Words

/// The whole of each part exists, and the parts add up to it.
///
/// A full batch has all the parts, so they are added up as they are read. Of others some are in earlier batches, so
/// the database is queried, and returns the mismatches: usually none.
final class PartsAddUp: Rule {
    /// Of one account: the first line of each key, and the sum of its parts.
    private typealias Parts = [SumOfParts.Key: (line: Int, sum: Int64)]
    private typealias Mismatch = (line: Int, key: String, whole: Int64?, parts: Int64)

    private let rows: RowReader
    private let context: ImportContext
    private let split: SumOfParts
    private let wholes: AccountDetails<(key: SumOfParts.Key, sum: Int64)>
    private let mismatches: AccountsStatement
    private let key: (BatchRow) -> SumOfParts.Key
    private let (text, sum): (Int, Int)
    /// Of the account that is read.
    private var parts: Parts = [:]
    /// Of a batch that is not full.
    private var ended = EndedAccounts<Parts>()

    init(_ rows: RowReader, _ context: ImportContext, _ split: SumOfParts) throws {
        (self.rows, self.context, self.split) = (rows, context, split)
        wholes = try AccountDetails(context, split.wholes) { (split.key($0), $0.int(1)) }
        mismatches = try AccountsStatement(context.connection, split.mismatches)
        key = split.key(in: rows.file)
        (text, sum) = (rows.file.place(of: split.key[0].text), rows.file.place(of: split.parts.sum.text))
    }

    func accepts(_ row: BatchRow) -> Bool {
        parts[key(row), default: (row.line, 0)].sum += row.values[sum].int
        return true
    }

    func endAccount(_ account: ShortText, isComplete: Bool) throws {
        defer { parts.removeAll(keepingCapacity: parts.count < 1000) }
        guard isComplete, !context.references.isInDoubt(account, in: split.whole.file) else { return }
        if context.isFull { report(try givenMismatches(account)) } else { ended.add(account, parts) }
    }

    func checkEnded() throws {
        let first = ended.notes.flatMap(\.keys).map(\.month).min() ?? 0
        let stored = try split.mismatches(mismatches, of: ended.accounts, since: first, batch: context.number)
        ended.checkEach(rows) { account, parts in
            // A mismatch with parts of earlier batches is reported at their whole in this batch.
            report(
                (stored[account] ?? []).compactMap { mismatch in
                    parts[mismatch.key].map { ($0.line, mismatch.key.text, mismatch.whole, mismatch.parts) }
                })
        }
    }

    private func givenMismatches(_ account: ShortText) throws -> [Mismatch] {
        let wholes = Dictionary(try wholes.of(account).map { ($0.key, $0.sum) }) { first, _ in first }
        return parts.compactMap { key, part in
            wholes[key] == part.sum ? nil : (part.line, key.text, wholes[key], part.sum)
        }
    }

    private func report(_ wrong: [Mismatch]) {
        for (line, key, whole, parts) in wrong.sorted(by: { $0.line < $1.line }) {
            report(line, key, whole: whole, parts: parts)
        }
    }

    private func report(_ line: Int, _ key: String, whole: Int64?, parts: Int64) {
        guard let whole else {
            return rows.report(
                text, line: line, found: excerpt(key.utf8), expected: split.named(in: rows.words.expected))
        }
        rows.report(
            sum, line: line, found: rows.words.found.inAll(Money(tiyn: parts).canonical),
            expected: split.sum(whole, in: rows.words.expected))
    }
}
