/// A meter with its registers' readings over some time.
package struct MeterReadings: Hashable, Sendable {
    package let meter: Meter
    /// By register, without those that were not read.
    package let readings: [Register: [Reading]]

    package init(_ meter: Meter, _ readings: [Register: [Reading]]) {
        (self.meter, self.readings) = (meter, readings)
    }

    /// A meter whose registers were changed is two, each with its own readings.
    package static func all(_ meter: Meter, _ readings: [Register: [Reading]]) -> [MeterReadings] {
        guard let changed = meter.changed else { return [MeterReadings(meter, readings)] }
        let (former, present) = meter.divided(at: changed)
        func part(_ meter: Meter, _ isOwn: (Day) -> Bool) -> MeterReadings {
            let own = readings.filter { meter.registers.all.contains($0.key) }
                .mapValues { $0.filter { isOwn($0.day) } }
            return MeterReadings(meter, own.filter { !$0.value.isEmpty })
        }
        return [part(former) { $0 <= changed.day }, part(present) { $0 >= changed.day }]
    }

    /// With the registers that the meter has on a day: they may be changed later.
    static func asOf(_ day: Day, _ meter: Meter, _ readings: [Register: [Reading]]) -> MeterReadings {
        let parts = all(meter, readings)
        return parts[meter.changed.map { day < $0.day } ?? true ? 0 : 1]
    }

    /// The day of the latest reading of any register.
    package var latest: Day? { readings.values.joined().map(\.day).max() }

    /// The days after which a calculation can begin, the latest first: on these every register was read.
    package var starts: [Day] {
        let days = readings.values.map { Set($0.map(\.day)) }
        guard let first = days.first else { return [] }
        return days.dropFirst().reduce(first) { $0.intersection($1) }.sorted(by: >)
    }

    /// Its registers, each with its reading on a day.
    package func registers(on day: Day) -> [RegisterReading] {
        Register.allCases.compactMap { register in
            Reading.latest((readings[register] ?? []).filter { $0.day == day }).map { reading in
                RegisterReading(meter: meter, register: register, reading: reading)
            }
        }
    }

    /// Its daily consumption from the first reading to the latest; nil if there is only one day with readings, or if it
    /// rolled over.
    package var usual: Fraction? {
        guard let first = starts.last, let last = starts.first else { return nil }
        return DailyAverage(from: registers(on: first), until: registers(on: last))?.perDay.values.reduce(.zero, +)
    }

    /// How many times the usual consumption this would be; nil up to five times, and if the usual consumption is not
    /// known.
    package func timesUsual(_ used: [Register: Fraction], days: Int) -> Int? {
        guard let usual, usual > .zero else { return nil }
        let times = used.values.reduce(.zero, +) / (usual * Fraction(Int128(days)))
        guard let whole = times.whole else { return .max }
        return times > Fraction(5) ? whole : nil
    }

    /// The average of the period before a day: between the latest actual reading up to then and the latest one that was taken
    /// at least 20 days before it, so that a customer's readings in between make no period. Nil if there are no two, or if it
    /// rolled over between them.
    package func average(until day: Day) -> DailyAverage? {
        let taken = MeterReadings(
            meter, readings.mapValues { $0.filter { $0.day <= day && $0.origin != .average } })
        guard let last = taken.starts.first, let first = taken.starts.first(where: { last - $0 >= 20 }) else {
            return nil
        }
        return DailyAverage(from: taken.registers(on: first), until: taken.registers(on: last))
    }
}

extension MeterReadings {
    /// The readings of each of its registers between which a period counts: the latest up to the period's last day, and
    /// the latest up to the day `previous`. A meter that was installed in between counts from its first reading, one
    /// that was removed until its last. Nil for a register that was not read in between.
    ///
    /// - Parameter previous: the last day of the previous period.
    package func intervals(after previous: Day, until last: Day) -> [ReadingInterval?] {
        meter.registers.all.map { register in
            let ordered = (readings[register] ?? []).sorted { $0.isBefore($1) }
            guard let end = ordered.last(where: { $0.day <= last }), end.day > previous else { return nil }
            let start = ordered.last { $0.day <= previous } ?? ordered.first { $0.day > previous }
            guard let start, start.day < end.day else { return nil }
            return ReadingInterval(
                meter: meter.number, register: register, previous: start, current: end, ratio: meter.ratio,
                capacity: meter.capacity)
        }
    }

    /// Of a meter that was installed after a day, the only reading of a register until another: what it showed at first
    /// is missing.
    func withoutStart(after previous: Day, until last: Day) -> [RegisterReading] {
        guard let installed = meter.installedOn, installed > previous else { return [] }
        return meter.registers.all.compactMap { register in
            let read = (readings[register] ?? []).filter { $0.day > previous && $0.day <= last }
            guard Set(read.map(\.day)).count == 1, let only = Reading.latest(read), only.day > installed else {
                return nil
            }
            return RegisterReading(meter: meter, register: register, reading: only)
        }
    }
}
