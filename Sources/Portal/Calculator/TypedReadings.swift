import Domain

/// What was typed into the calculator of an account (F4), before it is worked out.
struct TypedReadings: Hashable, Sendable {
    var day: String
    var values: [Register: String]
    /// The visitor says that the meter has gone round.
    var hasRolledOver = false
    /// The visitor says that an unusual consumption is right.
    var isConfirmed = false
    /// The visitor can't read the meter: the average of the period before stands for the reading.
    var isUnread = false

    init(day: String, values: [Register: String]) {
        (self.day, self.values) = (day, values)
    }

    enum Problem: Error, Hashable, Sendable {
        /// The period begins with a day on which there is no reading.
        case noStart
        case noDay
        /// Not after the reading before, or not before tomorrow.
        case dayBefore(Day)
        case dayInFuture
        case noReading(Register)
        case tooManyDigits(Register, digits: Int)
        /// Below the reading before: a mistake, or the meter has gone round.
        case below(Register, previous: ExactDecimal)
        /// More than five times the usual: asked about, not refused.
        case unusual(times: Int)
        /// There is a reading, and it is said that there is none.
        case readAndUnread
        /// There are no two readings before, of which to take the average.
        case noAverage
    }

    struct Checked: Hashable, Sendable {
        let day: Day
        /// By register, in the service's unit, with the ratio.
        let used: [Register: Fraction]
        /// What it was estimated by; nil when the meter was read.
        let average: DailyAverage?
    }

    struct Problems: Error, Hashable, Sendable {
        let all: [Problem]
    }

    /// - Parameters:
    ///   - start: the day of the reading after which the period begins; nil when there is none on the day asked for.
    /// - Returns: what was used, or all that is wrong, in the order of the fields.
    func checked(_ meter: MeterReadings, from start: Day?, today: Day) -> Result<Checked, Problems> {
        guard let start else { return .failure(Problems(all: [.noStart])) }
        let day = Day(typed: self.day)
        let used = isUnread ? estimate(meter, from: start, until: day) : read(meter.registers(on: start))
        let problems = problems(day, after: start, today: today) + used.problems
        guard problems.isEmpty, let day else { return .failure(Problems(all: problems)) }

        if !isConfirmed, !isUnread, let times = meter.timesUsual(used.used, days: day - start) {
            return .failure(Problems(all: [.unusual(times: times)]))
        }
        return .success(Checked(day: day, used: used.used, average: isUnread ? meter.average(until: start) : nil))
    }

    private func problems(_ day: Day?, after start: Day, today: Day) -> [Problem] {
        guard let day else { return [.noDay] }
        return (day <= start ? [.dayBefore(start)] : []) + (day > today ? [.dayInFuture] : [])
    }

    private typealias Used = (used: [Register: Fraction], problems: [Problem])

    private func estimate(_ meter: MeterReadings, from start: Day, until day: Day?) -> Used {
        guard !values.values.contains(where: { !$0.trimmingBlanks().isEmpty }) else { return ([:], [.readAndUnread]) }
        guard let average = meter.average(until: start) else { return ([:], [.noAverage]) }
        let days = Fraction(Int128(max(0, (day ?? start) - start)))
        return (average.perDay.mapValues { $0 * days }, [])
    }

    private func read(_ registers: [RegisterReading]) -> Used {
        var used: [Register: Fraction] = [:]
        var problems: [Problem] = []
        for register in registers {
            switch difference(register) {
            case .success(let difference):
                used[register.register] = Fraction(difference) * Fraction(register.meter.ratio)
            case .failure(let problem): problems.append(problem)
            }
        }
        return (used, problems)
    }

    private func difference(_ register: RegisterReading) -> Result<ExactDecimal, Problem> {
        let name = register.register
        guard let value = ExactDecimal(typed: values[name] ?? "") else { return .failure(.noReading(name)) }
        guard value < register.meter.capacity else {
            return .failure(.tooManyDigits(name, digits: register.meter.digits))
        }
        guard let counted = register.counted(until: value, hasRolledOver: hasRolledOver) else {
            return .failure(.below(name, previous: register.reading.value))
        }
        return .success(counted)
    }
}
