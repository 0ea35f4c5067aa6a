import Domain
import Store
import Words

/// Reads a file a second time, after all the others: each row that is a whole agrees with its parts, even if the parts
/// are in an earlier batch, or are missing. Parts of this batch were checked in their own file.
struct WholesMatchParts {
    let split: SumOfParts

    func check(_ csv: CSVReader, _ context: ImportContext, _ ticker: Ticker) throws {
        // Problems of the rows themselves were reported at the first reading.
        let rows = RowReader(split.whole.file, csv: csv, problems: context.problems.others)
        let first = context.firstMonths[split.whole.file.name] ?? 0
        let disagreements = try AccountDetails(context, split.disagreements, context.number, first) { row in
            (key: split.key(row), parts: row.isNull(1) ? nil : row.int(1))
        }
        let (account, sum) = (rows.file.place(of: "account"), rows.file.place(of: split.whole.sum.text))
        let key = split.key(in: rows.file)
        var (ofAccount, known): (ShortText?, [SumOfParts.Key: Int64?]) = (nil, [:])
        guard try rows.readHeader() else { return }

        while try rows.next() {
            try ticker.count()
            let row = rows.row
            guard row.isSound else { continue }
            let number = ShortText(row.values[account].bytes)
            if number != ofAccount {
                ofAccount = number
                known = Dictionary(try disagreements.of(number).map { ($0.key, $0.parts) }) { first, _ in first }
            }
            guard !known.isEmpty, !context.references.isInDoubt(number, in: split.parts.file),
                let parts = known[key(row)]
            else { continue }
            context.problems.add(
                rows.file.name, line: row.line, column: rows.file.columns[sum].title,
                found: Money(tiyn: row.values[sum].int).canonical,
                expected: expected(parts, context.problems.words.expected))
        }
    }

    /// - Parameter parts: the sum of the parts; nil if there are none.
    private func expected(_ parts: Int64?, _ words: CommandTexts.Expected) -> String {
        let file = split.parts.file.name
        guard let parts else { return words.parts(file) }
        return words.partsSum((sum: Money(tiyn: parts).canonical, file: file))
    }
}
