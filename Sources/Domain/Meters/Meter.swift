/// A meter of an account's service ("санауыш"), in use or not.
package struct Meter: Hashable, Sendable {
    /// The service that it measures.
    package let service: ServiceCode
    package let number: MeterNumber
    /// Since its registers were last changed.
    package let registers: Registers
    /// Nil if they never were.
    package let changed: RegisterChange?
    /// The number of digits before the point: after 99 999 comes 0.
    package let digits: Int
    /// The factor of its counts (current transformers); usually 1.
    package let ratio: ExactDecimal
    package let installedOn: Day?
    package let removedOn: Day?
    package let verifiedOn: Day?
    package let replaceBy: Day?

    package init(
        service: ServiceCode, number: MeterNumber, registers: Registers = .total, digits: Int, ratio: ExactDecimal,
        installedOn: Day? = nil, removedOn: Day? = nil, verifiedOn: Day? = nil, replaceBy: Day? = nil,
        changed: RegisterChange? = nil
    ) {
        (self.service, self.number, self.registers, self.changed) = (service, number, registers, changed)
        (self.digits, self.ratio) = (digits, ratio)
        (self.installedOn, self.removedOn) = (installedOn, removedOn)
        (self.verifiedOn, self.replaceBy) = (verifiedOn, replaceBy)
    }

    /// The registers of a meter.
    package enum Registers: String, CaseIterable, Sendable {
        case total
        case dayNight = "day_night"
        case dayPeakNight = "day_peak_night"

        package var all: [Register] {
            switch self {
            case .total: [.total]
            case .dayNight: [.day, .night]
            case .dayPeakNight: [.day, .peak, .night]
            }
        }
    }

    package struct RegisterChange: Hashable, Sendable {
        package let before: Registers
        /// On this day both are read.
        package let day: Day

        package init(before: Registers, day: Day) {
            (self.before, self.day) = (before, day)
        }
    }

    /// Of a meter whose registers were changed, the one before and the one after: it counts like one that was exchanged.
    func divided(at changed: RegisterChange) -> (former: Meter, present: Meter) {
        func part(_ registers: Registers, from first: Day?, until last: Day?) -> Meter {
            Meter(
                service: service, number: number, registers: registers, digits: digits, ratio: ratio,
                installedOn: first, removedOn: last, verifiedOn: verifiedOn, replaceBy: replaceBy)
        }
        return (
            part(changed.before, from: installedOn, until: changed.day),
            part(registers, from: changed.day, until: removedOn)
        )
    }

    /// A removal may be planned.
    package func isInUse(on day: Day) -> Bool { removedOn.map { $0 > day } ?? true }

    /// Whether it was in use on any day after `previous`, up to and including `last`.
    package func isInUse(after previous: Day, until last: Day) -> Bool {
        (installedOn ?? previous) < last && (removedOn ?? last) > previous
    }

    func has(_ register: Register, _ number: MeterNumber) -> Bool {
        self.number == number && registers.all.contains(register)
    }

    /// The number after the highest that a register can show.
    package var capacity: ExactDecimal { Meter.capacity(digits: digits) }

    package static func capacity(digits: Int) -> ExactDecimal {
        ExactDecimal(millionths: (0..<digits).reduce(1_000_000) { product, _ in product * 10 })
    }
}
