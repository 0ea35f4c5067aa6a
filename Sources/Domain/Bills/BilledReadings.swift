/// The readings of a service's meters between which a bill counts.
package struct BilledReadings: Hashable, Sendable {
    package private(set) var intervals: [ReadingInterval] = []
    /// The meters in use with a register that was not read.
    package private(set) var unread: [MeterNumber] = []

    /// The readings after one day, up to and including another.
    ///
    /// - Parameter previous: the last day that the previous bill counted.
    package init(of meters: [MeterReadings], after previous: Day, until last: Day) {
        for meter in meters {
            let found = meter.intervals(after: previous, until: last)
            intervals += found.compactMap(\.self)
            if found.contains(nil), meter.meter.isInUse(after: previous, until: last) {
                unread.append(meter.meter.number)
            }
        }
    }

    /// A bill counts until its month's end or until its day of issue; batches do not say which. The readings that give
    /// the billed quantity are chosen; if both or neither do, the readings at the month's end, if there are any.
    ///
    /// - Parameter lines: the service's lines in the bill.
    package init(of meters: [MeterReadings], for bill: BillDates, _ lines: [BillLine]) {
        let atMonthEnd = BilledReadings(of: meters, after: (bill.month - 1).lastDay, until: bill.month.lastDay)
        let atIssue = BilledReadings(of: meters, after: bill.previousIssued, until: bill.issued)
        let billed = lines.isEmpty ? nil : lines.map(\.quantity).sum()
        let isBilledAtIssue =
            billed != nil && atIssue.intervals.counted == billed && atMonthEnd.intervals.counted != billed
        self = isBilledAtIssue || atMonthEnd.intervals.isEmpty ? atIssue : atMonthEnd
    }
}
