import Domain
import Words

/// A line of a bill has what its kind needs: a quantity and a price, both days or none, both numbers of a part or none.
final class BillLineForm: Rule {
    private static let unmeasured = OtherCharge.Kind.allCases.filter { !$0.isMeasured }.map { Array($0.rawValue.utf8) }

    private let rows: RowReader
    private let days: LastDayNotBeforeFirst
    private let (step, quantity, price): (Int, Int, Int)
    private let pairs: [BothOrNone]
    private let (part, parts): (Int, Int)

    init(_ rows: RowReader) {
        self.rows = rows
        days = LastDayNotBeforeFirst(rows, first: "charged_from", last: "charged_until")
        let place = rows.file.place(of:)
        (step, quantity, price, part, parts) = (
            place("step"), place("quantity"), place("price"), place("part"), place("parts")
        )
        pairs = [BothOrNone(rows, "charged_from", "charged_until"), BothOrNone(rows, "part", "parts")]
    }

    func accepts(_ row: BatchRow) -> Bool {
        isMeasured(row) && pairs.allSatisfy { $0.accepts(row) } && days.accepts(row)
            && isWithin(row)
    }

    private func isMeasured(_ row: BatchRow) -> Bool {
        for column in [quantity, price] {
            guard case .none = row.values[column] else { continue }
            if BillLineForm.unmeasured.contains(where: { row.values[step].bytes.elementsEqual($0) }) { return true }
            let kinds = BillLineForm.unmeasured.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
            rows.report(column, found: rows.words.found.nothing, expected: rows.words.expected.numberUnless(kinds))
            return false
        }
        return true
    }

    private func isWithin(_ row: BatchRow) -> Bool {
        guard case .int(let count) = row.values[parts] else { return true }
        let number = row.values[part].int
        if number <= count { return true }
        rows.report(part, found: "\(number)", expected: rows.words.expected.atMostParts("\(count)"))
        return false
    }
}
