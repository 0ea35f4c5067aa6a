/// A register of a meter with its latest reading on record.
package struct MeterRegister: Hashable, Sendable {
    package let meter: String
    package let register: Register
    /// How many digits it shows before the point: after 99 999 comes 0.
    package let digits: Int
    package let ratio: ExactDecimal
    package let latest: Reading

    package init(meter: String, register: Register, digits: Int, ratio: ExactDecimal, latest: Reading) {
        (self.meter, self.register, self.digits) = (meter, register, digits)
        (self.ratio, self.latest) = (ratio, latest)
    }

    /// What comes after the highest that it can show.
    package var capacity: ExactDecimal {
        ExactDecimal(millionths: (0..<digits).reduce(1_000_000) { product, _ in product * 10 })
    }
}

/// What was typed into the calculator (F4), before it is worked out.
package struct TypedReadings: Hashable, Sendable {
    package var day: String
    package var values: [Register: String]
    /// The visitor says that the meter has gone round.
    package var hasGoneRound: Bool
    /// The visitor says that an unusual consumption is right.
    package var isConfirmed: Bool

    package init(day: String, values: [Register: String], hasGoneRound: Bool, isConfirmed: Bool) {
        (self.day, self.values) = (day, values)
        (self.hasGoneRound, self.isConfirmed) = (hasGoneRound, isConfirmed)
    }

    package enum Problem: Error, Hashable, Sendable {
        case noDay
        /// Not after the reading before, or not before tomorrow.
        case dayBefore(Day)
        case dayInFuture
        case noReading(Register)
        case tooManyDigits(Register, digits: Int)
        /// Below the reading before: a mistake, or the meter has gone round.
        case below(Register, latest: ExactDecimal)
        /// More than five times the usual: asked about, not refused.
        case unusual(times: Int)
    }

    package struct Checked: Hashable, Sendable {
        package let day: Day
        /// By register, in the service's unit, with the ratio.
        package let used: [Register: Fraction]
    }

    /// - Parameters:
    ///   - registers: of one meter, each with its latest reading.
    ///   - usual: the average daily consumption so far; nil when there is none.
    /// - Returns: what was used, or all that is wrong, in the order of the fields.
    package func checked(
        _ registers: [MeterRegister], today: Day, usual: Fraction?
    ) -> Result<Checked, Problems> {
        var problems: [Problem] = []
        let previous = registers.map(\.latest.day).max() ?? today
        let day = Day(typed: self.day)
        if let day {
            if day <= previous { problems.append(.dayBefore(previous)) }
            if day > today { problems.append(.dayInFuture) }
        } else {
            problems.append(.noDay)
        }
        var used: [Register: Fraction] = [:]
        for register in registers {
            switch difference(register) {
            case .success(let difference): used[register.register] = Fraction(difference) * Fraction(register.ratio)
            case .failure(let problem): problems.append(problem)
            }
        }
        guard problems.isEmpty, let day else { return .failure(Problems(all: problems)) }

        let perDay = used.values.reduce(.zero, +) * Fraction(1, over: Int128(day - previous))
        if let usual, usual > .zero, perDay > usual * Fraction(5), !isConfirmed {
            let times = perDay * Fraction(usual.denominator, over: max(1, usual.numerator))
            return .failure(Problems(all: [.unusual(times: Int(times.numerator / times.denominator))]))
        }
        return .success(Checked(day: day, used: used))
    }

    package struct Problems: Error, Hashable, Sendable {
        package let all: [Problem]

        package init(all: [Problem]) {
            self.all = all
        }
    }

    private func difference(_ register: MeterRegister) -> Result<ExactDecimal, Problem> {
        let name = register.register
        guard let value = ExactDecimal(typed: values[name] ?? "") else { return .failure(.noReading(name)) }
        guard value < register.capacity else { return .failure(.tooManyDigits(name, digits: register.digits)) }
        let latest = register.latest.value
        if value >= latest { return .success(ExactDecimal(millionths: value.millionths - latest.millionths)) }
        guard hasGoneRound else { return .failure(.below(name, latest: latest)) }
        return .success(
            ExactDecimal(millionths: value.millionths - latest.millionths + register.capacity.millionths))
    }
}

extension ExactDecimal {
    /// Reads a reading as people type it: digits with blanks between them, a comma or a point before at most three places.
    /// Nil for anything else, and for what is below zero.
    package init?(typed text: String) {
        let marks = text.trimmingBlanks().unicodeScalars.filter { !$0.isBlank }
        let written = String(String.UnicodeScalarView(marks)).replacing(",", with: ".")
        guard written.utf8.first != UInt8(ascii: "-"), let units = decimalUnits(written.utf8, places: 3) else {
            return nil
        }
        self.init(millionths: units * 1000)
    }
}
