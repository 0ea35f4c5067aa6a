package import Domain

/// A row of `bill_line`.
package enum BilledRow: Hashable, Sendable {
    case line(BillLine)
    case other(OtherCharge)

    /// The columns that `init(row:)` reads.
    static let columns: SQL =
        """
        bill_line.step, bill_line.method, bill_line.quantity, bill_line.price, bill_line.charged, bill_line.charged_from,
        bill_line.charged_until, bill_line.vat_percent, bill_line.rate_percent, bill_line.part, bill_line.parts
        """
    /// The lines of a step follow each other in the order of their days.
    static let order: SQL = "bill_line.step, bill_line.charged_from, bill_line.price"

    /// Only what was used: a condition.
    static let isUse: SQL = "bill_line.step NOT IN ('losses', 'penalty', 'subsidy', 'instalment')"

    /// - Parameter column: the first of its columns.
    init(row: any Row, _ column: Int) throws {
        let days = row.optionalDay(column + 6).map { row.day(column + 5)...$0 }
        let vatPercent = row.isNull(column + 7) ? nil : Int(row.int(column + 7))
        guard let kind = OtherCharge.Kind(rawValue: row.text(column)) else {
            self = .line(
                BillLine(
                    step: try row.word(column), method: try row.word(column + 1), quantity: row.decimal(column + 2),
                    price: row.decimal(column + 3), charged: row.money(column + 4), days: days, vatPercent: vatPercent))
            return
        }
        let part =
            row.isNull(column + 10)
            ? nil : OtherCharge.Part(number: Int(row.int(column + 9)), of: Int(row.int(column + 10)))
        self = .other(
            OtherCharge(
                kind: kind, charged: row.money(column + 4),
                quantity: kind.isMeasured ? row.decimal(column + 2) : nil,
                price: kind.isMeasured ? row.decimal(column + 3) : nil,
                rate: row.isNull(column + 8) ? nil : row.decimal(column + 8), days: days, part: part,
                vatPercent: vatPercent))
    }
}

/// The rows of bills, by month and service.
struct BilledRows {
    private(set) var lines: [Month: [ServiceCode: [BillLine]]] = [:]
    private(set) var others: [Month: [ServiceCode: [OtherCharge]]] = [:]

    mutating func add(_ row: BilledRow, _ month: Month, _ service: ServiceCode) {
        switch row {
        case .line(let line): lines[month, default: [:]][service, default: []].append(line)
        case .other(let other): others[month, default: [:]][service, default: []].append(other)
        }
    }
}
