import Domain

/// A line of a bill has what its kind needs: a quantity and a price, both days or none, both numbers of a part or none.
final class BillLineForm: Rule {
    private static let unmeasured = OtherCharge.Kind.allCases.filter { !$0.isMeasured }.map { Array($0.rawValue.utf8) }

    private let rows: RowReader
    private let days: LastDayNotBeforeFirst
    private let (step, quantity, price): (Int, Int, Int)
    private let pairs: [(first: Int, second: Int)]
    private let (part, parts): (Int, Int)

    init(_ rows: RowReader) {
        self.rows = rows
        days = LastDayNotBeforeFirst(rows, first: "charged_from", last: "charged_until", "its charged_from")
        let place = rows.file.place(of:)
        (step, quantity, price, part, parts) = (
            place("step"), place("quantity"), place("price"), place("part"), place("parts")
        )
        pairs = [(place("charged_from"), place("charged_until")), (part, parts)]
    }

    func accepts(_ row: BatchRow) -> Bool {
        isMeasured(row) && pairs.allSatisfy { hasBothOrNone(row, $0.first, $0.second) } && days.accepts(row)
            && isWithin(row)
    }

    private func isMeasured(_ row: BatchRow) -> Bool {
        for column in [quantity, price] {
            guard case .none = row.values[column] else { continue }
            if BillLineForm.unmeasured.contains(where: { row.values[step].bytes.elementsEqual($0) }) { return true }
            let kinds = BillLineForm.unmeasured.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
            rows.report(column, found: "nothing", expected: "a number, which only these steps need not have: \(kinds)")
            return false
        }
        return true
    }

    private func hasBothOrNone(_ row: BatchRow, _ first: Int, _ second: Int) -> Bool {
        switch (row.values[first], row.values[second]) {
        case (.none, .none), (.int, .int): return true
        case (.none, _): report(first, as: second)
        case (_, _): report(second, as: first)
        }
        return false
    }

    private func report(_ missing: Int, as given: Int) {
        rows.report(missing, found: "nothing", expected: "a value, as \(rows.file.columns[given].title) has one")
    }

    private func isWithin(_ row: BatchRow) -> Bool {
        guard case .int(let count) = row.values[parts] else { return true }
        let number = row.values[part].int
        if number <= count { return true }
        rows.report(part, found: "\(number)", expected: "at most \(count), the parts")
        return false
    }
}
