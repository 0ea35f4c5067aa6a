import Domain
import Store
import Words

/// A meter has the registers of which it has readings, from earlier batches too. A change of its registers has a day, and is
/// one.
final class MetersKeepTheirReadings: Rule {
    /// The first and last days of a register.
    private typealias Reading = (service: ShortText, meter: String, register: Register, days: [Day])

    private let rows: RowReader
    private let readings: AccountDetails<Reading>?
    private let change: BothOrNone
    private let (account, service, meter, registers, before, since): (Int, Int, Int, Int, Int, Int)

    init(_ rows: RowReader, _ context: ImportContext) throws {
        self.rows = rows
        // A full batch has all readings, which are checked in their own file.
        readings =
            try context.isUpdate
            ? AccountDetails(
                context,
                """
                SELECT account, service, meter, register, MIN(day), MAX(day) FROM reading
                WHERE account >= $1 AND account <= $2 GROUP BY account, service, meter, register ORDER BY register
                """
            ) { (ShortText($0.text(1)), $0.text(2), try $0.word(3), [$0.day(4), $0.day(5)]) } : nil
        change = BothOrNone(rows, "registers_before", "registers_since")
        let place = rows.file.place(of:)
        (account, service, meter) = (place("account"), place("service"), place("meter"))
        (registers, before, since) = (place("registers"), place("registers_before"), place("registers_since"))
    }

    func accepts(_ row: BatchRow) throws -> Bool {
        guard change.accepts(row), let kind = kind(row) else { return false }
        guard kind.changed?.before != kind.registers else {
            rows.report(before, found: kind.registers.rawValue, expected: rows.words.expected.otherRegisters)
            return false
        }
        return try fits(kind, row)
    }

    private func kind(_ row: BatchRow) -> MeterKind? {
        func word(_ column: Int) -> Meter.Registers? {
            Meter.Registers(rawValue: String(decoding: row.values[column].bytes, as: UTF8.self))
        }
        guard let now = word(registers) else { return nil }
        guard case .int(let day) = row.values[since], let former = word(before) else {
            return MeterKind(registers: now, changed: nil)
        }
        return MeterKind(registers: now, changed: .init(before: former, day: Day(number: Int(day))))
    }

    private func fits(_ kind: MeterKind, _ row: BatchRow) throws -> Bool {
        guard let readings else { return true }
        let (ofService, number) = (ShortText(row.values[service].bytes), row.values[meter].bytes)
        for reading in try readings.of(ShortText(row.values[account].bytes))
        where reading.service == ofService && number.elementsEqual(reading.meter.utf8) {
            let wrong = reading.days.first { !kind.registers(on: Int64($0.number)).contains(reading.register) }
            guard let wrong else { continue }
            rows.report(
                registers, found: kind.registers.rawValue,
                expected: rows.words.expected.registersRead((register: reading.register.rawValue, day: wrong.iso)))
            return false
        }
        return true
    }
}
