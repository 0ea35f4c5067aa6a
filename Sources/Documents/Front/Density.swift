/// How closely a front is set. The first with which it fits its page is taken.
struct Density {
    /// The largest type of the table's rows.
    let row: Double
    /// Above and below a row.
    let padding: Double
    /// Whether what several services say in the same words stands once under the table.
    let isGathered: Bool
    /// The parts of the front that stand on the back instead. Without the changes, the payment code stands beside the sums.
    let moved: Set<Part>

    enum Part { case charts, changes }

    /// In which a front goes on to another page that fits with none.
    static let plain = Density(row: 8, padding: 1.4, isGathered: true, moved: [])

    static let all = [
        Density(row: 8.5, padding: 1.8, isGathered: false, moved: []), plain,
        Density(row: 7.5, padding: 1, isGathered: true, moved: []),
        Density(row: 7.5, padding: 1, isGathered: true, moved: [.charts]),
        Density(row: 7.5, padding: 1, isGathered: true, moved: [.charts, .changes]),
        Density(row: 7, padding: 0.8, isGathered: true, moved: [.charts, .changes]),
        Density(row: 6.5, padding: 0.5, isGathered: true, moved: [.charts, .changes]),
        Density(row: 6, padding: 0.3, isGathered: true, moved: [.charts, .changes]),
    ]
}

extension Density {
    /// Those with which a front may fit, by the number of its lines: setting one takes longer than counting.
    static func all(for bill: PrintedBill, room: Double) -> ArraySlice<Density> {
        let first = all.firstIndex { $0.estimate(bill) <= room * 1.04 } ?? all.count - 1
        return all[first...]
    }

    /// The height of table and rest, if no line but the changes' is broken.
    private func estimate(_ bill: PrintedBill) -> Double {
        let (table, languages) = (bill.sheet.table, bill.second == nil ? 1.0 : 2)
        let small = max(row - 1.5, 6) * 1.25
        let rows = table.services.reduce(0.0) { height, service in
            let lines = isGathered ? min(service.lines.count, 1) : service.lines.count + (service.check == nil ? 0 : 1)
            return height + row * 1.25 + small + 2 * padding + small * Double(service.steps.count)
                + small * languages * Double(lines)
        }
        let foot = Double(table.totals.count) * (row * 1.25 + 2 * padding) + Double(table.notes.count) * small
        return rows + foot + 2.5 * row + estimateOfRest(bill, languages)
    }

    private func estimateOfRest(_ bill: PrintedBill, _ languages: Double) -> Double {
        let sheet = bill.sheet
        guard !moved.contains(.changes) else { return 0 }
        let changes = Double(sheet.changes.sentences.count) * row * 1.25 * languages
        let hasCharts = !moved.contains(.charts) && !sheet.consumption.charts.isEmpty
        return max(15 + changes + (hasCharts ? 100 : 0), sheet.payment == nil ? 0 : 110) + 12
    }
}
