package import Domain

/// An account whose readings may be given: by its holder, by a helper with that right, or by whoever has
/// the link on its bill. Only `Customer` and `Visitor` make one.
package struct MeteredAccount {
    let connection: any Connection
    private let readable: ReadableAccount
    private let giver: Giver
    /// Whether its readings are given by a helper of its holder.
    package let isHelped: Bool
    private let now: Timestamp
    private let today: Day

    /// Who gives a reading.
    enum Giver {
        case customer(CustomerID)
        /// Whoever has the link on the bill.
        case link

        var channel: Submission.Channel {
            switch self {
            case .customer: .portal
            case .link: .link
            }
        }

        var customer: CustomerID? {
            if case .customer(let id) = self { id } else { nil }
        }
    }

    init(_ readable: ReadableAccount, by giver: Giver, isHelped: Bool = false, now: Timestamp, today: Day) {
        self.isHelped = isHelped
        (connection, self.readable, self.giver) = (readable.connection, readable, giver)
        (self.now, self.today) = (now, today)
    }

    package var account: Account { readable.account }
    package var title: String { readable.title }

    /// The meters whose readings are taken today, in the order of their services.
    package func meters() throws -> [GivenMeter] {
        guard !readable.isClosed(before: today) else { return [] }
        let rules = readable.catalogue.readingRules
        let services = readable.catalogue.services.filter { rules.taking($0.code, on: today) != nil }
        guard !services.isEmpty else { return [] }
        let all = try readable.meterReadings(in: (since: today - MeteredAccount.history, until: today))
        let given = try readable.submissions(since: now - Int64(MeteredAccount.history) * 86_400).value()
        return services.flatMap { service in
            all.filter { $0.meter.service == service.code && $0.meter.isInUse(on: today) }.compactMap { meter in
                rules.taking(service.code, on: today).map { rule in
                    GivenMeter(
                        meter, service: service, given: given.filter { $0.isOf(meter.meter) }, window: rule.window,
                        limit: rule.limit, today: today)
                }
            }
        }
    }

    package func households() throws -> HouseholdHistory { try readable.households() }
    package var catalogue: Catalogue { readable.catalogue }

    /// Days of readings by which others are judged: two winters.
    private static let history = 730

    /// Takes a reading; one that says the same is the one that was taken already.
    ///
    /// - Throws: `SubmissionError.closed` if none is taken today.
    package func take(_ checked: CheckedReading, for meter: GivenMeter) throws -> Submission {
        guard let month = meter.standing.month, let until = meter.standing.until else { throw SubmissionError.closed }
        if let present = meter.present, present.isSame(as: checked) { return present }
        if let present = meter.present, !present.state.canBeCorrected { throw SubmissionError.passedOn }
        let submission = Submission(
            receipt: try freeReceipt(), service: checked.meter.service, meter: checked.meter.number, month: month,
            day: checked.day, until: until, submittedAt: now, channel: giver.channel,
            state: checked.isHeld ? .held : .received, checks: checked.checks,
            values: checked.registers.map {
                Submission.Value(register: $0.register, value: $0.value, hasRolledOver: $0.hasRolledOver)
            })
        if let present = meter.present {
            try connection.change(present.receipt, to: .replaced, now: now)
        }
        try connection.add(submission, of: account.number, by: giver.customer, answered: checked.answered)
        return submission
    }

    private func freeReceipt() throws -> ReceiptNumber {
        while true {
            let receipt = ReceiptNumber.random(today.month)
            let taken = try connection.row("SELECT 1 FROM submission WHERE receipt = $1", [receipt.text]) { $0.int(0) }
            if taken == nil { return receipt }
        }
    }
}

extension Customer {
    /// Those whose readings the customer may give, in the order of `accounts`: all but those that the customer only sees as
    /// a helper.
    package func meteredAccounts() throws -> [(slug: AccountSlug, account: MeteredAccount)] {
        try accounts().filter { !$0.isHidden && $0.account.mayGiveReadings }.map { open in
            (
                open.slug,
                MeteredAccount(
                    open.account, by: .customer(id), isHelped: open.help != nil, now: now, today: today)
            )
        }
    }
}

package enum SubmissionError: Error {
    /// No reading is taken today.
    case closed
    /// The reading of the month was passed on to billing already.
    case passedOn
}

/// A meter whose reading is taken today, and what was given for it.
package struct GivenMeter: Sendable {
    package let service: Service
    /// With the readings that customers gave for other months.
    package let readings: MeterReadings
    package let limit: Fraction?
    package let standing: ReadingWindow.Standing
    /// What was given for the month; nil if nothing was that still stands.
    package let present: Submission?

    init(
        _ readings: MeterReadings, service: Service, given: [Submission], window: ReadingWindow, limit: Fraction?,
        today: Day
    ) {
        (self.service, self.limit) = (service, limit)
        let standing = window.standing(on: today)
        self.standing = standing
        // Of one month there may be one that was passed on, or several that were replaced.
        present = given.first { $0.month == standing.month && $0.state.stands }
        self.readings = readings.adding(given.filter { $0.month != standing.month })
    }

    package var meter: Meter { readings.meter }
}

extension Connection {
    fileprivate func add(
        _ submission: Submission, of account: AccountNumber, by customer: CustomerID?, answered: Set<ReadingCheck>
    ) throws {
        try execute(
            """
            INSERT INTO submission (receipt, account, service, meter, month, day, until, submitted_at, channel,
                customer, state, changed_at, checks, answered)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $8, $12, $13)
            """,
            [
                submission.receipt.text, account, submission.service, submission.meter, submission.month,
                submission.day, submission.until, submission.submittedAt, submission.channel.rawValue, customer,
                submission.state.rawValue, ReadingCheck.stored(submission.checks),
                ReadingCheck.stored(ReadingCheck.allCases.filter(answered.contains)),
            ])
        for value in submission.values {
            try execute(
                "INSERT INTO submission_value (receipt, register, value, rolled_over) VALUES ($1, $2, $3, $4)",
                [
                    submission.receipt.text, value.register.rawValue, value.value.millionths,
                    value.hasRolledOver ? 1 : 0,
                ])
        }
    }

    /// - Returns: whether it was in a state from which it can go there.
    @discardableResult
    func change(
        _ receipt: ReceiptNumber, to state: SubmissionState, reason: DecisionReason? = nil, now: Timestamp
    ) throws -> Bool {
        let before = try row("SELECT state FROM submission WHERE receipt = $1", [receipt.text]) {
            try $0.word(0) as SubmissionState
        }
        guard let before, before.next.contains(state) else { return false }
        try execute(
            "UPDATE submission SET state = $1, reason = $2, changed_at = $3 WHERE receipt = $4",
            [state.rawValue, reason?.rawValue, now, receipt.text])
        return true
    }
}
