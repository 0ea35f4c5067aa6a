/// By what the numbers of a meter are judged on a day.
struct SubmissionGrounds {
    private let meter: Meter
    private let day: Day
    private let limit: Fraction?
    private let registers: [Register: Ground]

    private struct Ground {
        let previous: Reading?
        let usual: UsualUse?
        /// The company's own of these days, whose difference tells of a mistake.
        let official: Reading?
    }

    init(_ meter: MeterReadings, service: Service, day: Day, limit: Fraction?) {
        (self.meter, self.day, self.limit) = (meter.meter, day, limit)
        registers = meter.readings.mapValues { readings in
            let actual = readings.filter { $0.origin != .average }
            let near = actual.filter { ($0.day - day).magnitude <= 2 && $0.origin != .customer }
            return Ground(
                previous: Reading.latest(actual.filter { $0.day <= day }),
                usual: UsualUse(readings, ratio: meter.meter.ratio, before: day, isSeasonal: service.isSeasonal),
                official: near.min { ($0.day - day).magnitude < ($1.day - day).magnitude })
        }
    }

    /// - Parameter answered: what the customer was asked, and says is so.
    func checked(
        _ values: [(Register, ExactDecimal)], answered: Set<ReadingCheck>
    ) throws(TypedSubmission.Problems) -> CheckedReading {
        let isSwapped = looksSwapped(values)
        let judged = values.map { judge($0, $1) }
        let problems = judged.compactMap(\.problem)
        // Numbers in each other's field are below the previous ones: that is asked before it is refused.
        let isAsked = isSwapped && !answered.contains(.swapped)
        guard problems.isEmpty || isAsked else { throw TypedSubmission.Problems(problems) }
        var found: Set<ReadingCheck> = isSwapped ? [.swapped] : []
        if !isAsked {
            found.formUnion(judged.flatMap(\.checks))
            found.formUnion(ofAll(judged.map(\.value)))
        }
        if meter.replaceBy.map({ $0 < day }) ?? false { found.insert(.unverified) }
        // What is held is not asked as well.
        if found.contains(.beyond) { found.subtract([.high]) }
        return CheckedReading(
            meter: meter, day: day, registers: judged.map(\.value),
            checks: ReadingCheck.allCases.filter(found.contains), answered: answered)
    }

    private typealias Judged = (value: CheckedReading.Value, checks: Set<ReadingCheck>, problem: ReadingProblem?)

    private func judge(_ register: Register, _ value: ExactDecimal) -> Judged {
        let ground = registers[register]
        var checks: Set<ReadingCheck> = []
        if let official = ground?.official, Self.differs(value, from: official.value) { checks.insert(.differs) }
        guard let previous = ground?.previous else {
            let unknown = CheckedReading.Value(
                register: register, value: value, hasRolledOver: false, previous: nil, used: nil, usual: ground?.usual)
            return (unknown, checks, nil)
        }
        let falls = value < previous.value
        let counted = Fraction(value) - Fraction(previous.value) + (falls ? Fraction(meter.capacity) : .zero)
        let used = counted * Fraction(meter.ratio)
        let result = CheckedReading.Value(
            register: register, value: value, hasRolledOver: falls, previous: previous, used: used,
            usual: ground?.usual)
        guard falls else { return (result, checks, nil) }
        let highest = hardLimit(ground?.usual)
        let goesRound = result.perDay(until: day).flatMap { perDay in highest.map { perDay <= $0 } } ?? false
        // Then it differs from the company's own of these days in any case.
        return goesRound ? (result, [.rolledOver], nil) : (result, checks, .below(register, previous: previous))
    }

    /// What is looked at over all registers: a household counts less by day when it counts more by night.
    private func ofAll(_ values: [CheckedReading.Value]) -> Set<ReadingCheck> {
        let perDay = values.compactMap { $0.perDay(until: day) }
        let usual = values.compactMap(\.usual)
        guard perDay.count == values.count, let since = values.compactMap(\.previous?.day).max() else { return [] }
        // Beside the company's own reading of that day the difference from it is what counts.
        if since == day, registers.values.allSatisfy({ $0.official != nil }) { return [] }
        let sum = perDay.reduce(.zero, +)
        if let limit = sumOfLimits(values), sum > limit { return [.beyond] }
        guard usual.count == values.count else { return [] }
        if sum > usual.map(\.high).reduce(.zero, +) { return [.high] }
        // On the day of the previous reading little may have been used.
        guard since < day else { return [] }
        if sum == .zero {
            return usual.map(\.expected).reduce(.zero, +) > Fraction(1, over: 2) ? [.unused] : []
        }
        return sum < usual.map(\.low).reduce(.zero, +) ? [.low] : []
    }

    private func sumOfLimits(_ values: [CheckedReading.Value]) -> Fraction? {
        let known = values.compactMap { $0.usual?.highest }
        guard known.count == values.count else { return limit }
        let own = known.reduce(.zero, +) * Fraction(3)
        return limit.map { min($0, own) } ?? own
    }

    private func hardLimit(_ usual: UsualUse?) -> Fraction? {
        guard let highest = usual?.highest else { return limit }
        return limit.map { min($0, highest * Fraction(3)) } ?? highest * Fraction(3)
    }

    /// Whether they do not fit as they are, and fit if two registers are exchanged.
    private func looksSwapped(_ values: [(Register, ExactDecimal)]) -> Bool {
        guard values.count == 2, !fits(values) else { return false }
        return fits([(values[0].0, values[1].1), (values[1].0, values[0].1)])
    }

    private func fits(_ values: [(Register, ExactDecimal)]) -> Bool {
        values.allSatisfy { register, value in
            guard let ground = registers[register], let previous = ground.previous, let usual = ground.usual,
                value >= previous.value
            else { return false }
            let used = (Fraction(value) - Fraction(previous.value)) * Fraction(meter.ratio)
            return used <= usual.high * Fraction(Int128(max(1, day - previous.day)))
        }
    }

    /// By more than a hundredth, and more than two.
    private static func differs(_ value: ExactDecimal, from official: ExactDecimal) -> Bool {
        let difference = (value.millionths - official.millionths).magnitude
        return difference > max(official.millionths.magnitude / 100, 2_000_000)
    }
}
