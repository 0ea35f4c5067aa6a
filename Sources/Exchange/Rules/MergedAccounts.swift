import Domain
import Store
import Words

/// An account that was merged into another one is closed.
final class MergedAccountsAreClosed: Rule {
    private let rows: RowReader
    private let (account, closed, merged): (Int, Int, Int)

    init(_ rows: RowReader) {
        self.rows = rows
        let place = rows.file.place
        (account, closed, merged) = (place("account"), place("closed_on"), place("merged_into"))
    }

    func accepts(_ row: BatchRow) -> Bool {
        guard case .text(let other) = row.values[merged] else { return true }
        if other.elementsEqual(row.values[account].bytes) {
            rows.report(merged, found: excerpt(other), expected: rows.words.expected.otherAccount)
            return false
        }
        guard case .int = row.values[closed] else {
            rows.report(
                closed, found: rows.words.found.nothing, expected: rows.words.expected.dayOfMerging(excerpt(other)))
            return false
        }
        return true
    }
}

/// The account into which another one was merged is there, and was not merged itself. It may come later in the file, or have
/// come before, so it is checked after all files.
struct MergedAccountsGoOn {
    let context: ImportContext

    func check() throws {
        guard context.takesAccountsAway || context.manifest.files[BatchFile.accounts.name] != nil else { return }
        let lost = try context.connection.rows(
            """
            SELECT own.account, own.merged_into, other.merged_into
            FROM account AS own LEFT JOIN account AS other ON other.account = own.merged_into
            WHERE own.merged_into IS NOT NULL AND (other.account IS NULL OR other.merged_into IS NOT NULL)
            ORDER BY own.account
            """
        ) { (account: $0.text(0), into: $0.text(1), next: $0.optionalText(2)) }
        for each in lost {
            let (words, into) = (context.problems.words, excerpt(each.into.utf8))
            let found =
                each.next.map {
                    words.found.mergedOn((number: into, account: each.account, next: excerpt($0.utf8)))
                } ?? words.found.numberOf((number: into, account: each.account))
            context.problems.add(
                BatchFile.accounts.name, column: "merged_into", found: found,
                expected: each.next == nil ? words.expected.knownAccount : words.expected.accountThatGoesOn)
        }
    }
}
