import Domain
import Store

/// Reads a file a second time, when all the others are in: what a row is the whole of agrees with its parts, also where the
/// parts came in an earlier batch, or are missing. Parts of this batch were checked where they stand.
struct WholesAgree {
    let detail: Detail

    private struct Key: Hashable {
        let text: String
        let month: Int64
    }

    private struct Disagreement {
        let key: Key
        /// Nil when there are none.
        let parts: Int64?

        func expected(in file: String) -> String {
            guard let parts else { return "rows in \(file) that add up to it" }
            return "\(Money(tiyn: parts).machine), to which its rows in \(file) add up"
        }
    }

    func check(_ csv: CSVReader, _ context: ImportContext, _ ticker: Ticker) throws {
        // What is wrong with the rows themselves was told at the first reading.
        let rows = RowReader(detail.whole.file, csv: csv, problems: Problems())
        let hasMonth = detail.key.count > 1
        let disagreements = try AccountDetails(context, detail.disagreements, batch: context.number) { row in
            let parts = hasMonth ? 4 : 3
            return Disagreement(
                key: Key(text: row.text(1), month: hasMonth ? row.int(3) : 0),
                parts: row.isNull(parts) ? nil : row.int(parts))
        }
        let (account, sum) = (rows.file.place(of: "account"), rows.file.place(of: detail.whole.title))
        let key = rows.file.place(of: detail.key[0])
        var (ofAccount, known): (ShortText?, [Key: Disagreement]) = (nil, [:])
        let month = hasMonth ? rows.file.place(of: detail.key[1]) : nil
        guard try rows.readHeader() else { return }

        while try rows.next() {
            try ticker.count()
            let row = rows.row
            guard row.isSound else { continue }
            let number = ShortText(row.values[account].bytes)
            if number != ofAccount {
                ofAccount = number
                known = Dictionary(try disagreements.of(number).map { ($0.key, $0) }) { first, _ in first }
            }
            guard !known.isEmpty, !context.references.isInDoubt(number, in: detail.parts.file) else { continue }
            let text = String(decoding: row.values[key].bytes, as: UTF8.self)
            guard let own = known[Key(text: text, month: month.map { row.values[$0].int } ?? 0)] else { continue }
            context.problems.add(
                rows.file.name, line: row.line, column: rows.file.columns[sum].title,
                found: Money(tiyn: row.values[sum].int).machine, expected: own.expected(in: detail.parts.file.name))
        }
    }
}
