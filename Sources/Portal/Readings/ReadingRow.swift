import Domain
import Store
import Web

/// A meter on the page for readings, and what was typed for it.
struct ReadingRow: Sendable {
    let entry: MeteredEntry
    let meter: GivenMeter
    let typed: TypedSubmission
    let outcome: Outcome

    enum Outcome: Sendable {
        /// Nothing was typed.
        case untouched
        case wrong([ReadingProblem])
        /// It can be taken.
        ///
        /// - Parameter isSeen: whether its sender saw it like this, and has answered what was asked.
        case checked(CheckedReading, isSeen: Bool)
        /// It was taken already.
        case taken(Submission)
    }

    var id: String { entry.id(meter.meter) }

    /// - Parameter form: nil before anything was typed.
    init(_ entry: MeteredEntry, _ meter: GivenMeter, _ form: FormFields?, today: Day, language: Language) {
        (self.entry, self.meter) = (entry, meter)
        guard let form else {
            typed = TypedSubmission(day: today.numeric, values: [:])
            outcome = .untouched
            return
        }
        let id = entry.id(meter.meter)
        let seen = SeenReadings(form["seen"] ?? "")
        var values: [Register: String] = [:]
        for register in meter.meter.registers.all { values[register] = form[entry.field(meter.meter, register)] }
        let answered = form[id + "-sure"] == nil ? [] : seen.asked(id)
        typed = TypedSubmission(day: form["day"] ?? "", values: values, answered: answered)
        outcome = ReadingRow.outcome(typed, meter, isSeen: seen.has(id, typed), today: today, language: language)
    }

    private static func outcome(
        _ typed: TypedSubmission, _ meter: GivenMeter, isSeen: Bool, today: Day, language: Language
    ) -> Outcome {
        guard !typed.isEmpty, meter.standing.month != nil else { return .untouched }
        do throws(TypedSubmission.Problems) {
            let checked = try typed.checked(
                meter.readings, service: meter.service, today: today, limit: meter.limit, language: language)
            if let present = meter.present, present.isSame(as: checked) { return .taken(present) }
            return .checked(checked, isSeen: isSeen && checked.questions.isEmpty)
        } catch {
            return .wrong(error.all)
        }
    }

    /// What can be taken at once; nil otherwise.
    var ready: CheckedReading? {
        if case .checked(let checked, isSeen: true) = outcome { checked } else { nil }
    }

    /// Whether something was typed that is not taken yet.
    var isOpen: Bool {
        switch outcome {
        case .untouched, .taken: false
        case .wrong, .checked: true
        }
    }

    /// Whether it has fields.
    var isTakeable: Bool {
        meter.standing.month != nil && meter.present.map { $0.state.canBeCorrected } ?? true
    }

    var problems: [(field: String, problem: ReadingProblem)] {
        guard case .wrong(let problems) = outcome else { return [] }
        return problems.map { (field(of: $0), $0) }
    }

    private func field(of problem: ReadingProblem) -> String {
        switch problem {
        case .noDay, .dayInFuture, .dayTooEarly: "day"
        case .noValue(let register), .twoMeanings(let register, _, _), .tooManyDigits(let register, _),
            .below(let register, _):
            entry.field(meter.meter, register)
        case .dayBefore, .meterRemoved, .meterNotInstalled:
            entry.field(meter.meter, meter.meter.registers.all[0])
        }
    }
}
