import Domain
import Store
import Words

/// A meter has the registers of which it has readings, from earlier batches too. A change of its registers has a day, and is
/// one.
final class MetersKeepTheirReadings: Rule {
    private let rows: RowReader
    private let readings: (any BulkStatement)?
    private let change: BothOrNone
    private let (account, service, meter, registers, before, since): (Int, Int, Int, Int, Int, Int)

    init(_ rows: RowReader, _ context: ImportContext) throws {
        self.rows = rows
        // A full batch has all readings, which are checked in their own file.
        readings =
            try context.isUpdate
            ? context.connection.bulk(
                """
                SELECT register, MIN(day), MAX(day) FROM reading
                WHERE account = $1 AND service = $2 AND meter = $3 GROUP BY register ORDER BY register
                """) : nil
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
        var wrong: (register: Register, day: Day)?
        for (place, column) in [account, service, meter].enumerated() {
            readings.bind(place + 1, row.values[column])
        }
        try readings.rows { found in
            let register: Register = try found.word(0)
            for day in [found.day(1), found.day(2)] where !kind.registers(on: Int64(day.number)).contains(register) {
                wrong = wrong ?? (register, day)
            }
        }
        guard let wrong else { return true }
        rows.report(
            registers, found: kind.registers.rawValue,
            expected: rows.words.expected.registersRead((register: wrong.register.rawValue, day: wrong.day.iso)))
        return false
    }
}
