/// A reading that a customer gave, of all registers of a meter.
package struct Submission: Hashable, Sendable {
    package let receipt: ReceiptNumber
    package let service: ServiceCode
    package let meter: MeterNumber
    /// For which it counts.
    package let month: Month
    /// On which the meter was read.
    package let day: Day
    /// The last day on which it can be corrected.
    package let until: Day
    package let submittedAt: Timestamp
    package let channel: Channel
    package let state: SubmissionState
    package let checks: [ReadingCheck]
    /// Why it was not taken, or what was asked; nil otherwise.
    package let reason: DecisionReason?
    /// In the order of the meter's registers.
    package let values: [Value]

    package struct Value: Hashable, Sendable {
        package let register: Register
        package let value: ExactDecimal
        package let hasRolledOver: Bool
        /// What billing used instead; nil if it used this one, or has not answered.
        package let used: ExactDecimal?

        package init(register: Register, value: ExactDecimal, hasRolledOver: Bool, used: ExactDecimal? = nil) {
            (self.register, self.value) = (register, value)
            (self.hasRolledOver, self.used) = (hasRolledOver, used)
        }
    }

    /// How it came.
    package enum Channel: String, CaseIterable, Sendable {
        case portal
        /// By the link on the bill, without signing in.
        case link
    }

    package init(
        receipt: ReceiptNumber, service: ServiceCode, meter: MeterNumber, month: Month, day: Day, until: Day,
        submittedAt: Timestamp, channel: Channel, state: SubmissionState, checks: [ReadingCheck],
        reason: DecisionReason? = nil, values: [Value]
    ) {
        (self.receipt, self.service, self.meter, self.month) = (receipt, service, meter, month)
        (self.day, self.until, self.submittedAt, self.channel) = (day, until, submittedAt, channel)
        (self.state, self.checks, self.reason, self.values) = (state, checks, reason, values)
    }

    /// Whether somebody of the operator had to look at it.
    package var wasHeld: Bool { checks.contains(where: \.holds) }

    package func with(_ values: [Value]) -> Submission {
        let ordered = Register.allCases.compactMap { register in values.first { $0.register == register } }
        return Submission(
            receipt: receipt, service: service, meter: meter, month: month, day: day, until: until,
            submittedAt: submittedAt, channel: channel, state: state, checks: checks, reason: reason, values: ordered)
    }

    package func isOf(_ meter: Meter) -> Bool { service == meter.service && self.meter == meter.number }

    /// Whether it says the same.
    package func isSame(as checked: CheckedReading) -> Bool {
        day == checked.day && values.map(\.register) == checked.registers.map(\.register)
            && values.map(\.value) == checked.registers.map(\.value)
    }

    /// Whether another one may take its place on that day.
    package func canBeCorrected(on today: Day) -> Bool { state.canBeCorrected && today <= until }

    /// How far it can be relied on: the codes of ESPI 4.0 (Green Button), `qualityOfReading`.
    package var quality: Int {
        if checks.contains(.unverified) { return 10 }
        return checks.isEmpty ? 17 : 18
    }
}

/// Why the operator does not take a reading, or asks about it. The customer reads it in words.
package enum DecisionReason: String, CaseIterable, Sendable {
    /// It cannot be so much, or so little.
    case implausible
    /// The number of the meter, or of a register, is another.
    case otherMeter = "other_meter"
    /// The company has read the meter itself.
    case companyReading = "company_reading"
    /// The photograph does not show the number.
    case unreadablePhoto = "unreadable_photo"
    /// A photograph of the meter is needed.
    case photoNeeded = "photo_needed"
    /// Billing gives its own reason.
    case billing
}

extension MeterReadings {
    /// With what customers gave and billing has not taken yet.
    package func adding(_ given: [Submission]) -> MeterReadings {
        var readings = self.readings
        for submission in given where submission.isOf(meter) && submission.state.counts {
            for value in submission.values where meter.registers.all.contains(value.register) {
                let reading = Reading(day: submission.day, value: value.used ?? value.value, origin: .customer)
                readings[value.register, default: []].append(reading)
            }
        }
        return MeterReadings(meter, readings)
    }
}
