/// A meter that must be verified or replaced soon.
package struct MeterReminder: Hashable, Sendable {
    package let service: Service
    package let meter: MeterNumber
    /// By when.
    package let day: Day
    package let stage: Stage

    /// Each meter has two reminders, at most so many days before.
    package enum Stage: Int, Sendable {
        case early = 60
        case late = 14
    }

    /// Nil unless the meter is in use and its day is within 60 days, today included.
    package init?(_ service: Service, _ meter: Meter, today: Day) {
        guard let day = meter.replaceBy, meter.isInUse(on: today), 0...Stage.early.rawValue ~= day - today else {
            return nil
        }
        (self.service, self.meter, self.day) = (service, meter.number, day)
        stage = day - today <= Stage.late.rawValue ? .late : .early
    }

    package var subject: String { "\(service.code.text) \(meter.text) \(day.iso) \(stage.rawValue)" }

    /// The reminders of an account's meters: those of one stage together.
    package static func notices(_ meters: [(service: Service, meter: Meter)], today: Day) -> [CustomerNotice] {
        let reminders = meters.compactMap { MeterReminder($0.service, $0.meter, today: today) }
        return [Stage.late, .early].compactMap { stage in
            let together = reminders.filter { $0.stage == stage }
            return together.isEmpty ? nil : .metersDue(together)
        }
    }
}
