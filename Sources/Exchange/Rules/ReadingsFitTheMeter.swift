import Domain
import Store

/// A reading's meter exists, has the register, and has enough digits.
final class ReadingsFitTheMeter: Rule {
    private let rows: RowReader
    private let context: ImportContext
    private let meters: AccountDetails<(service: ShortText, meter: String, registers: Meter.Registers, digits: Int)>
    private let (account, service, meter, register): (Int, Int, Int, Int)
    private let values: [Int]

    private var last: (account: ShortText, service: ShortText, meter: [UInt8])?
    private var found: (registers: Meter.Registers, digits: Int)?

    /// - Parameter values: the columns of what the meter showed.
    init(_ rows: RowReader, _ context: ImportContext, values: [String]) throws {
        (self.rows, self.context) = (rows, context)
        meters = try AccountDetails(
            context,
            "SELECT account, service, meter, registers, digits FROM meter WHERE account >= $1 AND account <= $2"
        ) { row in
            (ShortText(row.text(1)), row.text(2), try row.word(3), Int(row.int(4)))
        }
        let place = rows.file.place
        (account, service, meter) = (place("account"), place("service"), place("meter"))
        (register, self.values) = (place("register"), values.map(place))
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        try look(row)
        guard let found else {
            guard !context.references.isInDoubt(ShortText(row.values[account].bytes), in: .meters) else { return false }
            rows.report(
                meter, found: excerpt(row.values[meter].bytes), expected: "a meter of this account and service")
            return false
        }
        let registers = found.registers.all.map(\.rawValue)
        let name = row.values[register].bytes
        guard registers.contains(where: { name.elementsEqual($0.utf8) }) else {
            let expected = "a register of this meter: " + registers.joined(separator: ", ")
            rows.report(register, found: excerpt(name), expected: expected)
            return false
        }
        let capacity = Meter.capacity(digits: found.digits).millionths
        guard let value = values.first(where: { row.values[$0].int >= capacity }) else { return true }
        rows.report(
            value, found: "\(row.values[value].int / 1_000_000)",
            expected: "at most \(found.digits) digits, as the meter has")
        return false
    }

    private func look(_ row: BatchRow) throws {
        let bytes = row.values[meter].bytes
        let (ofAccount, ofService) = (ShortText(row.values[account].bytes), ShortText(row.values[service].bytes))
        if let last, last.account == ofAccount, last.service == ofService, last.meter.elementsEqual(bytes) { return }
        last = (ofAccount, ofService, Array(bytes))
        found = try meters.of(ofAccount)
            .first { $0.service == ofService && bytes.elementsEqual($0.meter.utf8) }
            .map { ($0.registers, $0.digits) }
    }
}
