import Domain

/// What a row is a part of exists, and the parts add up to it.
final class DetailsAddUp: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let detail: Detail
    private let query: DetailQuery
    private let key: [Int]
    private let sum: Int

    /// Of one account, in the order of the file, each with its first line.
    private var keys: [(key: DetailKey, line: Int)] = []
    private var seen: Set<DetailKey> = []

    init(_ rows: RowReader, _ context: ImportContext, _ detail: Detail) throws {
        (self.rows, self.context, self.detail) = (rows, context, detail)
        query = try DetailQuery(detail, context.connection)
        key = detail.key.map(rows.file.place)
        sum = rows.file.place(of: detail.parts.title)
    }

    func accepts(_ row: BatchRow) -> Bool {
        let key = DetailKey(row, key)
        if keys.last?.key != key, seen.insert(key).inserted { keys.append((key, row.line)) }
        return true
    }

    func checkAccount(_ account: ShortText, isComplete: Bool) throws {
        defer {
            keys.removeAll(keepingCapacity: true)
            // Emptying a set takes as long as it is large: one large account must not slow down all that follow.
            seen.removeAll(keepingCapacity: seen.count < 100)
        }
        guard isComplete, !context.references.isInDoubt(account, in: detail.whole.file) else { return }
        for (key, line) in keys { try check(account, key, line) }
    }

    private func check(_ account: ShortText, _ key: DetailKey, _ line: Int) throws {
        let answer = try query.answer(account, key)
        guard let whole = answer.whole else {
            let place = self.key[self.key.count - 1]
            let found = key.month.map { Month(number: Int($0)).iso } ?? excerpt(key.text)
            return rows.report(place, line: line, found: found, expected: detail.whole.named)
        }
        let parts = answer.parts ?? 0
        if parts != whole {
            rows.report(
                sum, line: line, found: "\(Money(tiyn: parts).machine) in all",
                expected: "\(Money(tiyn: whole).machine), which is \(detail.whole.title) in \(detail.whole.file.name)")
        }
        if detail.whole.file.name == BatchFile.payments.name, whole != 0 { context.payments.checked += 1 }
    }
}
