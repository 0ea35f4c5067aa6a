import Domain
import Store

/// Reads a file a second time, when all the others are in: what a row is the whole of agrees with its parts, also where the
/// parts came in an earlier batch, or are missing.
struct WholesAgree {
    let detail: Detail
    /// Whether a whole other than zero must have parts.
    let needsParts: Bool

    private struct Answer {
        let whole: Int64
        let parts: Int64?
    }

    func check(_ csv: CSVReader, _ context: ImportContext, _ ticker: Ticker) throws {
        // What is wrong with the rows themselves was told at the first reading.
        let rows = RowReader(detail.whole.file, csv: csv, problems: Problems())
        let query = try context.connection.bulk(detail.answer)
        let (account, sum) = (rows.file.place(of: "account"), rows.file.place(of: detail.whole.title))
        let key = [account] + detail.key.map(rows.file.place)
        guard try rows.readHeader() else { return }

        while try rows.next() {
            try ticker.count()
            let row = rows.row
            guard row.isSound else { continue }
            for (index, column) in key.enumerated() { query.bind(index + 1, row.values[column]) }
            guard let answer = try answer(query, context.number), let expected = problem(with: answer),
                !context.references.isInDoubt(ShortText(row.values[account].bytes), in: detail.parts.file)
            else { continue }
            context.problems.add(
                rows.file.name, line: row.line, column: rows.file.columns[sum].title,
                found: Money(tiyn: row.values[sum].int).machine, expected: expected)
        }
    }

    /// Nil where there is nothing to tell: parts of this batch were checked where they stand.
    private func answer(_ query: any BulkStatement, _ batch: Int64) throws -> Answer? {
        var answer: Answer?
        try query.rows { row in
            guard !row.isNull(0), row.isNull(2) || row.int(2) != batch else { return }
            answer = Answer(whole: row.int(0), parts: row.isNull(1) ? nil : row.int(1))
        }
        return answer
    }

    private func problem(with answer: Answer) -> String? {
        if let parts = answer.parts {
            let sum = Money(tiyn: parts).machine
            return parts == answer.whole ? nil : "\(sum), to which its rows in \(detail.parts.file.name) add up"
        }
        return needsParts && answer.whole != 0 ? "rows in \(detail.parts.file.name) that add up to it" : nil
    }
}
