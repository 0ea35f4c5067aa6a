import Domain
import Store
import Words

/// A reading's meter exists, has the register, and has enough digits.
final class ReadingsFitTheMeter: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let meters: AccountDetails<(service: ShortText, meter: String, kind: MeterKind, digits: Int)>
    private let (account, service, meter, register): (Int, Int, Int, Int)
    private let (values, days): ([Int], [Int])

    private var last: (account: ShortText, service: ShortText, meter: [UInt8])?
    private var found: (kind: MeterKind, digits: Int)?

    /// - Parameters:
    ///   - values: the columns of what the meter showed.
    ///   - days: the columns of when it did.
    init(_ rows: RowReader, _ context: ImportContext, values: [String], days: [String]) throws {
        (self.rows, self.context) = (rows, context)
        meters = try AccountDetails(
            context,
            """
            SELECT account, service, meter, registers, digits, registers_before, registers_since
            FROM meter WHERE account >= $1 AND account <= $2
            """
        ) { row in
            let changed = try row.optionalDay(6).map { Meter.RegisterChange(before: try row.word(5), day: $0) }
            let kind = MeterKind(registers: try row.word(3), changed: changed)
            return (ShortText(row.text(1)), row.text(2), kind, Int(row.int(4)))
        }
        let place = rows.file.place
        (account, service, meter) = (place("account"), place("service"), place("meter"))
        (register, self.values, self.days) = (place("register"), values.map(place), days.map(place))
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        try look(row)
        guard let found else {
            guard !context.references.isInDoubt(ShortText(row.values[account].bytes), in: .meters) else { return false }
            rows.report(
                meter, found: excerpt(row.values[meter].bytes), expected: rows.words.expected.meter)
            return false
        }
        let name = row.values[register].bytes
        for day in days {
            let registers = found.kind.registers(on: row.values[day].int).map(\.rawValue)
            guard !registers.contains(where: { name.elementsEqual($0.utf8) }) else { continue }
            let words = rows.words.expected
            let expected = found.kind.changed == nil ? words.register : words.registerThen
            rows.report(register, found: excerpt(name), expected: expected(registers.joined(separator: ", ")))
            return false
        }
        let capacity = Meter.capacity(digits: found.digits).millionths
        guard let value = values.first(where: { row.values[$0].int >= capacity }) else { return true }
        rows.report(
            value, found: "\(row.values[value].int / 1_000_000)",
            expected: rows.words.expected.digits("\(found.digits)"))
        return false
    }

    private func look(_ row: BatchRow) throws {
        let bytes = row.values[meter].bytes
        let (ofAccount, ofService) = (ShortText(row.values[account].bytes), ShortText(row.values[service].bytes))
        if let last, last.account == ofAccount, last.service == ofService, last.meter.elementsEqual(bytes) { return }
        last = (ofAccount, ofService, Array(bytes))
        found = try meters.of(ofAccount)
            .first { $0.service == ofService && bytes.elementsEqual($0.meter.utf8) }
            .map { ($0.kind, $0.digits) }
    }
}
