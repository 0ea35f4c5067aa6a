import Domain

/// The input of an account's calculator (F4), before it is checked.
struct TypedReadings: Hashable, Sendable {
    var day: String
    var values: [Register: String]
    /// The visitor says that the meter has rolled over.
    var hasRolledOver = false
    /// The visitor confirms an unusual consumption.
    var isConfirmed = false
    /// The visitor cannot read the meter: the average of the previous period replaces the reading.
    var isUnread = false

    init(day: String, values: [Register: String]) {
        (self.day, self.values) = (day, values)
    }

    enum Problem: Error, Hashable, Sendable {
        /// The first day of the period has no reading.
        case noStart
        case noDay
        /// Not after the previous reading, or in the future.
        case dayBefore(Day)
        case dayInFuture
        case noReading(Register)
        /// The number can be read in two ways.
        case twoMeanings(Register, whole: ExactDecimal, fraction: ExactDecimal)
        case tooManyDigits(Register, digits: Int)
        /// Below the previous reading: a mistake, or the meter has rolled over.
        case below(Register, previous: ExactDecimal)
        /// Below the previous reading, which is an estimate.
        case belowEstimate(Register)
        /// More than five times the usual: must be confirmed, is not rejected.
        case unusual(times: Int)
        /// A reading is given, and "cannot read" is ticked.
        case readAndUnread
        /// There are no two earlier readings for an average.
        case noAverage
    }

    struct Checked: Hashable, Sendable {
        let day: Day
        /// By register, in the service's unit, with the ratio.
        let used: [Register: Fraction]
        /// The average of an estimate; nil if the meter was read.
        let average: DailyAverage?
    }

    struct Problems: Error, Hashable, Sendable {
        let all: [Problem]
    }

    /// - Parameters:
    ///   - start: the day of the reading after which the period begins; nil if the requested day has none.
    /// - Returns: the consumption, or all problems in the order of the fields.
    func checked(
        _ meter: MeterReadings, from start: Day?, today: Day, language: Language
    ) -> Result<Checked, Problems> {
        guard let start else { return .failure(Problems(all: [.noStart])) }
        let day = Day(typed: self.day)
        let used = isUnread ? estimate(meter, from: start, until: day) : read(meter.registers(on: start), language)
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

    private func read(_ registers: [RegisterReading], _ language: Language) -> Used {
        var used: [Register: Fraction] = [:]
        var problems: [Problem] = []
        for register in registers {
            switch difference(register, language) {
            case .success(let difference):
                used[register.register] = Fraction(difference) * Fraction(register.meter.ratio)
            case .failure(let problem): problems.append(problem)
            }
        }
        return (used, problems)
    }

    private func difference(
        _ register: RegisterReading, _ language: Language
    ) -> Result<ExactDecimal, Problem> {
        let name = register.register
        let value: ExactDecimal
        do throws(TypedNumber.Problem) {
            value = try ExactDecimal(typed: values[name] ?? "", in: language)
        } catch {
            switch error {
            case .noNumber: return .failure(.noReading(name))
            case .twoMeanings(let whole, let fraction):
                return .failure(.twoMeanings(name, whole: whole, fraction: fraction))
            }
        }
        guard value < register.meter.capacity else {
            return .failure(.tooManyDigits(name, digits: register.meter.digits))
        }
        guard let counted = register.counted(until: value, hasRolledOver: hasRolledOver) else {
            return .failure(
                register.reading.origin == .average
                    ? .belowEstimate(name) : .below(name, previous: register.reading.value))
        }
        return .success(counted)
    }
}
