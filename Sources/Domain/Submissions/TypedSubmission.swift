/// What a customer typed for one meter.
package struct TypedSubmission: Hashable, Sendable {
    package var day: String
    package var values: [Register: String]
    /// What the customer was asked, and says is so.
    package var answered: Set<ReadingCheck>

    package init(day: String, values: [Register: String], answered: Set<ReadingCheck> = []) {
        (self.day, self.values, self.answered) = (day, values, answered)
    }

    /// Whether nothing was typed: a meter that is left out.
    package var isEmpty: Bool { values.values.allSatisfy { $0.trimmingBlanks().isEmpty } }

    package struct Problems: Error, Hashable, Sendable {
        /// In the order of the fields.
        package let all: [ReadingProblem]

        init(_ all: [ReadingProblem]) {
            self.all = all
        }
    }

    /// How many days ago a meter may have been read.
    package static let mostDays = 5

    /// Checks it; all that is wrong at once.
    ///
    /// - Parameters:
    ///   - meter: with the readings of the last two years, also those that customers gave and billing has not taken yet.
    ///   - limit: more than this in a day is not believed at once, whatever was used before; nil if it is not known.
    package func checked(
        _ meter: MeterReadings, service: Service, today: Day, limit: Fraction?, language: Language
    ) throws(Problems) -> CheckedReading {
        let day: Day
        switch checkedDay(meter, today: today) {
        case .success(let found): day = found
        case .failure(let problems):
            throw Problems(problems.all + values(of: meter.meter, language).compactMap(\.problem))
        }
        let typed = values(of: meter.meter, language)
        guard typed.allSatisfy({ $0.problem == nil }) else { throw Problems(typed.compactMap(\.problem)) }
        let values = typed.compactMap { typed in typed.value.map { (typed.register, $0) } }
        let grounds = SubmissionGrounds(meter, service: service, day: day, limit: limit)
        return try grounds.checked(values, answered: answered)
    }

    private func checkedDay(_ meter: MeterReadings, today: Day) -> Result<Day, Problems> {
        guard let day = Day(typed: self.day) else { return .failure(Problems([.noDay])) }
        var problems: [ReadingProblem] = []
        if day > today { problems.append(.dayInFuture) }
        if day < today - TypedSubmission.mostDays {
            problems.append(.dayTooEarly(earliest: today - TypedSubmission.mostDays))
        } else if let latest = meter.latestActual, day < latest {
            problems.append(.dayBefore(latest))
        }
        if let removed = meter.meter.removedOn, removed <= day { problems.append(.meterRemoved(on: removed)) }
        if let installed = meter.meter.installedOn, installed > day {
            problems.append(.meterNotInstalled(until: installed))
        }
        return problems.isEmpty ? .success(day) : .failure(Problems(problems))
    }

    private func values(
        of meter: Meter, _ language: Language
    ) -> [(register: Register, value: ExactDecimal?, problem: ReadingProblem?)] {
        meter.registers.all.map { register in
            do throws(TypedNumber.Problem) {
                let value = try ExactDecimal(typed: values[register] ?? "", in: language)
                let fits = value < meter.capacity
                return (register, value, fits ? nil : .tooManyDigits(register, digits: meter.digits))
            } catch {
                switch error {
                case .noNumber: return (register, nil, .noValue(register))
                case .twoMeanings(let whole, let fraction):
                    return (register, nil, .twoMeanings(register, whole: whole, fraction: fraction))
                }
            }
        }
    }
}

extension MeterReadings {
    /// What a register usually counts; nil if it is not known.
    package func usualUse(of register: Register, _ service: Service, before day: Day) -> UsualUse? {
        UsualUse(readings[register] ?? [], ratio: meter.ratio, before: day, isSeasonal: service.isSeasonal)
    }

    /// The day of the latest reading that was really taken.
    package var latestActual: Day? {
        readings.values.joined().filter { $0.origin != .average }.map(\.day).max()
    }
}
