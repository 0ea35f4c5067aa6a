/// The two readings of a register between which a bill counts, as the billing system tells it.
package struct ToldInterval: Hashable, Sendable {
    package let meter: MeterNumber
    package let register: Register
    package let from: Count
    package let until: Count

    package struct Count: Hashable, Sendable {
        package let day: Day
        package let value: ExactDecimal

        package init(day: Day, value: ExactDecimal) {
            (self.day, self.value) = (day, value)
        }
    }

    package init(meter: MeterNumber, register: Register, from: Count, until: Count) {
        (self.meter, self.register, self.from, self.until) = (meter, register, from, until)
    }

    /// Nil if there is no such meter.
    func interval(of meters: [MeterReadings]) -> ReadingInterval? {
        guard let read = meters.first(where: { $0.meter.has(register, meter) }) else { return nil }
        func reading(_ count: Count) -> Reading {
            // Who took it stands among the readings; if it is not there, the supplier has it.
            let taken = read.readings[register]?.first { $0.day == count.day && $0.value == count.value }
            return taken ?? Reading(day: count.day, value: count.value, origin: .company)
        }
        return ReadingInterval(
            meter: meter, register: register, previous: reading(from), current: reading(until),
            ratio: read.meter.ratio, capacity: read.meter.capacity)
    }
}
