/// Readings of an account's meters that can be given now, and were not.
package struct ReadingReminder: Hashable, Sendable {
    /// For which they count.
    package let month: Month
    /// The last day on which they are taken.
    package let until: Day
    package let stage: Stage
    package let meters: [Reminded]

    package struct Reminded: Hashable, Sendable {
        package let service: Service
        package let meter: MeterNumber
    }

    /// Each month has three reminders.
    package enum Stage: String, Sendable {
        /// In the first days.
        case opens
        /// At most three days before the last one.
        case soon
        case last

        /// Nil on days between them.
        init?(_ days: ClosedRange<Day>, today: Day) {
            guard days.contains(today) else { return nil }
            switch (days.upperBound - today, today - days.lowerBound) {
            case (0, _): self = .last
            case (...3, _): self = .soon
            case (_, ...2): self = .opens
            default: return nil
            }
        }
    }

    package var subject: String { "\(month.iso) \(until.iso) \(stage.rawValue)" }

    /// Whether there may be some of a service.
    package static func mayBe(_ service: ServiceCode, _ rules: ReadingRules, today: Day) -> Bool {
        stage(service, rules, today: today) != nil
    }

    /// One for all meters of the same days.
    ///
    /// - Parameter given: the readings of the last two months.
    package static func notices(
        _ meters: [(service: Service, meter: Meter)], given: [Submission], _ rules: ReadingRules, today: Day
    ) -> [CustomerNotice] {
        struct Days: Hashable {
            let month: Month
            let until: Day
            let stage: Stage
        }
        var byDays: [Days: [Reminded]] = [:]
        for (service, meter) in meters {
            guard let (month, days, stage) = stage(service.code, rules, today: today),
                !given.contains(where: { $0.isOf(meter) && $0.month == month && $0.state.stands })
            else { continue }
            byDays[Days(month: month, until: days.upperBound, stage: stage), default: []].append(
                Reminded(service: service, meter: meter.number))
        }
        return byDays.sorted { $0.key.until < $1.key.until }.map { days, meters in
            .readingsDue(ReadingReminder(month: days.month, until: days.until, stage: days.stage, meters: meters))
        }
    }

    private static func stage(
        _ service: ServiceCode, _ rules: ReadingRules, today: Day
    ) -> (month: Month, days: ClosedRange<Day>, stage: Stage)? {
        guard let window = rules.taking(service, on: today)?.window,
            case .open(let month, _) = window.standing(on: today),
            let stage = Stage(window.days(of: month), today: today)
        else { return nil }
        return (month, window.days(of: month), stage)
    }
}
