import Domain

/// Reads a file a second time, when all the others are in: what a row is the whole of agrees with its parts, also where the
/// parts came in an earlier batch, or are missing.
struct WholesAgree {
    let detail: Detail
    /// Whether a whole other than zero must have parts.
    let needsParts: Bool

    func check(_ csv: CSVReader, _ context: ImportContext, _ ticker: Ticker) throws {
        // What is wrong with the rows themselves was told at the first reading.
        let rows = RowReader(detail.whole.file, csv: csv, problems: Problems())
        let query = try DetailQuery(detail, context.connection)
        let (account, sum) = (rows.file.place(of: "account"), rows.file.place(of: detail.whole.title))
        let key = detail.key.map(rows.file.place)
        guard try rows.readHeader() else { return }

        while try rows.next() {
            try ticker.count()
            let row = rows.row
            guard row.isSound else { continue }
            let owner = ShortText(row.values[account].bytes)
            let answer = try query.answer(owner, DetailKey(row, key))
            // Parts of this batch were checked where they stand.
            guard answer.newestPart != context.number, let found = problem(with: answer),
                !context.references.isInDoubt(owner, in: detail.parts.file)
            else { continue }
            context.problems.add(
                rows.file.name, line: row.line, column: rows.file.columns[sum].title,
                found: Money(tiyn: row.values[sum].int).machine, expected: found)
        }
    }

    private func problem(with answer: DetailQuery.Answer) -> String? {
        guard let whole = answer.whole else { return nil }
        if let parts = answer.parts {
            let sum = Money(tiyn: parts).machine
            return parts == whole ? nil : "\(sum), to which its rows in \(detail.parts.file.name) add up"
        }
        return needsParts && whole != 0 ? "rows in \(detail.parts.file.name) that add up to it" : nil
    }
}
