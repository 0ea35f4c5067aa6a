package import Domain

/// What is said about readings that customers give.
package struct ReadingWording: Sendable {
    package let texts: Texts

    package init(_ texts: Texts) {
        self.texts = texts
    }

    private var readings: Texts.Readings { texts.readings }
    private var language: Language { texts.language }

    /// When they are taken.
    package func words(_ standing: ReadingWindow.Standing) -> String {
        switch standing {
        case .open(let month, let until):
            readings.open((until: until.numeric, month: month.inWords(language)))
        case .kept(let month, let opens, _):
            readings.kept((opens: opens.numeric, month: month.inWords(language)))
        case .closed(let opens): readings.closed(opens.numeric)
        }
    }

    package func label(_ register: Register) -> String {
        texts.sheet[register].map { readings.registerReading($0) } ?? readings.reading
    }

    /// "Предыдущее показание: 5 030 (30.09.2019). Обычно 5–8 кВт·ч в день."
    package func hint(_ previous: Reading?, _ usual: UsualUse?, _ unit: Service.Unit) -> String {
        let before = previous.map { reading in
            readings.previous((value: reading.value.formatted(in: language), day: reading.day.numeric))
        }
        let range = usual.map { usual in
            let places = usual.expected < Fraction(10) ? 1 : 0
            let (low, high) = (
                usual.range.lowerBound.rounded(places: places), usual.range.upperBound.rounded(places: places)
            )
            return low == high
                ? readings.usualOne(quantity(high, unit))
                : readings.usual((from: low.formatted(in: language), until: quantity(high, unit)))
        }
        return [before ?? readings.noPrevious, range].compactMap(\.self).joined(separator: " ")
    }

    /// What was used since the previous reading.
    package func used(_ checked: CheckedReading, _ unit: Service.Unit) -> String? {
        guard let used = checked.used else { return nil }
        let words = quantity(used.rounded(places: 2), unit)
        guard let previous = checked.registers.compactMap(\.previous?.day).max(), previous < checked.day else {
            return readings.usedOnly(words)
        }
        let days = checked.day - previous
        let perDay = used * Fraction(1, over: Int128(days))
        let places = perDay < Fraction(1) ? 2 : 1
        return readings.used(
            (used: words, days: "\(days)", perDay: quantity(perDay.rounded(places: places), unit)))
    }

    /// "5 240", "күндізгі: 5 240, түнгі: 1 002".
    package func values(_ submission: Submission) -> String {
        submission.values.map { named($0.register, $0.value) }.joined(separator: ", ")
    }

    /// "күндізгі: 5 240".
    package func value(_ reading: RegisterReading) -> String { named(reading.register, reading.reading.value) }

    private func named(_ register: Register, _ value: ExactDecimal) -> String {
        let value = value.formatted(in: language)
        return texts.sheet[register].map { readings.registerValue((register: $0, value: value)) } ?? value
    }

    /// What has become of it, in sentences.
    package func state(_ submission: Submission) -> [String] {
        let used = submission.values.compactMap { value in
            value.used.flatMap { used in
                used == value.value
                    ? nil
                    : readings.usedInstead(
                        (given: named(value.register, value.value), used: used.formatted(in: language)))
            }
        }
        let reason = submission.reason.map(words)
        let isOther = submission.state == .posted && !used.isEmpty
        return (isOther ? [] : [words(submission.state)]) + [reason].compactMap(\.self) + used
    }

    private func quantity(_ quantity: ExactDecimal, _ unit: Service.Unit) -> String {
        BillWording(texts).quantity(quantity, unit)
    }
}

extension ReadingWording {
    package func words(_ problem: ReadingProblem) -> String {
        switch problem {
        case .noDay: readings.noDay
        case .dayInFuture: readings.dayInFuture
        case .dayTooEarly(let earliest): readings.dayTooEarly(earliest.numeric)
        case .dayBefore(let day): readings.dayBefore(day.numeric)
        case .noValue: readings.noValue
        case .twoMeanings(_, let whole, let fraction):
            readings.twoMeanings((whole: whole.formatted(in: language), fraction: fraction.formatted(in: language)))
        case .tooManyDigits(_, let digits): readings.tooManyDigits("\(digits)")
        case .below(_, let previous):
            readings.below((value: previous.value.formatted(in: language), day: previous.day.numeric))
        case .meterRemoved(let day): readings.meterRemoved(day.numeric)
        case .meterNotInstalled(let day): readings.meterNotInstalled(day.numeric)
        }
    }

    /// A question, or what follows from it.
    package func words(_ check: ReadingCheck) -> String {
        switch check {
        case .rolledOver: readings.askRolledOver
        case .high: readings.askHigh
        case .beyond: readings.willBeHeld
        case .low: readings.askLow
        case .unused: readings.askUnused
        case .unverified: readings.unverified
        case .differs: readings.differs
        case .swapped: readings.askSwapped
        }
    }

    package func words(_ state: SubmissionState) -> String {
        let states = readings.states
        return switch state {
        case .received: states.received
        case .held: states.held
        case .asked: states.asked
        case .accepted: states.accepted
        case .exported: states.exported
        case .posted: states.posted
        case .refused: states.refused
        case .rejected: states.rejected
        case .replaced: states.replaced
        }
    }

    package func words(_ reason: DecisionReason) -> String {
        let reasons = readings.reasons
        return switch reason {
        case .implausible: reasons.implausible
        case .otherMeter: reasons.otherMeter
        case .companyReading: reasons.companyReading
        case .unreadablePhoto: reasons.unreadablePhoto
        case .photoNeeded: reasons.photoNeeded
        case .billing: reasons.billing
        }
    }
}
