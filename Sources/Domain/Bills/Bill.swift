/// The bill of a month (F10, F11): the opening balance, charge and closing balance of every service. The sums are the
/// ledger's: a bill has none of its own.
package struct Bill: Hashable, Sendable {
    package let month: Month
    package let issued: Day
    /// The last day to pay.
    package let due: Day
    /// As it was in that month.
    package let household: Household
    /// In the catalogue's order.
    package let services: [BilledService]

    package init(month: Month, issued: Day, due: Day, household: Household, services: [BilledService]) {
        (self.month, self.issued, self.due) = (month, issued, due)
        (self.household, self.services) = (household, services)
    }

    package var totals: BillTotals { BillTotals(services.map(\.balance)) }

    /// The checks of the charges, by service.
    package func checks(
        _ households: HouseholdHistory, _ tariffs: TariffBook
    ) -> [ServiceCode: ChargeCheck] {
        let charged = services.filter(\.isCharged)
        return Dictionary(
            uniqueKeysWithValues: charged.map { ($0.service.code, $0.grounds(households).check(tariffs)) })
    }
}

/// One service on a bill.
package struct BilledService: Hashable, Sendable {
    package let service: Service
    package let balance: MonthBalance
    /// For what was used.
    package let lines: [BillLine]
    /// For anything else.
    package let others: [OtherCharge]
    package let adjustments: [Adjustment]
    package let readings: BilledReadings
    /// Further readings on which the bill may rest as well.
    package let otherReadings: [BilledReadings]

    /// - Throws: `BillError` unless the lines and other charges, if any, add up to the charge, and the adjustments, if
    ///   any, to the adjusted sum.
    package init(
        service: Service, balance: MonthBalance, lines: [BillLine], others: [OtherCharge] = [],
        adjustments: [Adjustment], readings: BilledReadings = BilledReadings(), otherReadings: [BilledReadings] = []
    ) throws(BillError) {
        let parts = lines.map(\.charged) + others.map(\.charged)
        guard parts.isEmpty || parts.sum() == balance.charged else {
            throw .lines(balance.month, service: service.code)
        }
        guard adjustments.isEmpty || adjustments.map(\.amount).sum() == balance.adjusted else {
            throw .adjustments(balance.month, service: service.code)
        }
        (self.service, self.balance, self.lines, self.others) = (service, balance, lines, others)
        (self.adjustments, self.readings, self.otherReadings) = (adjustments, readings, otherReadings)
    }

    /// How its quantity was determined, each method once; none if the bill has no line for it.
    package var methods: [BillLine.Method] {
        lines.map(\.method).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// What it was charged for, each step once.
    package var steps: [TariffStep] {
        lines.map(\.step).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The basis of its charge.
    package func grounds(_ households: HouseholdHistory) -> ChargeGrounds {
        ChargeGrounds(
            service: service.code, month: balance.month, billed: chargedForUse, lines: lines, readings: readings,
            others: otherReadings, households: households.of(service.code))
    }

    /// The charge without the other charges.
    package var chargedForUse: Money { balance.charged - others.map(\.charged).sum() }

    /// Whether the month has a charge for its use, even if it is zero.
    package var isCharged: Bool { !lines.isEmpty || chargedForUse != .zero }

    /// The whole billed quantity; nil if the bill has no line for it.
    package var quantity: ExactDecimal? { lines.isEmpty ? nil : lines.map(\.quantity).sum() }
}

/// The totals of a bill.
package struct BillTotals: Hashable, Sendable {
    package let opening: Money
    package let charged: Money
    package let adjusted: Money
    package let paid: Money
    /// opening + charged + adjusted − paid, over all services.
    package let closing: Money
    /// The sum to pay: the debts of the services. An overpaid service does not reduce it: that is another supplier's
    /// money.
    package let toPay: Money
    package let overpaid: Money

    package init(_ balances: [MonthBalance]) {
        opening = balances.map(\.opening).sum()
        charged = balances.map(\.charged).sum()
        adjusted = balances.map(\.adjusted).sum()
        paid = balances.map(\.paid).sum()
        closing = balances.map(\.closing).sum()
        toPay = balances.map { max($0.closing, .zero) }.sum()
        overpaid = balances.map { max(-$0.closing, .zero) }.sum()
    }

    /// The sum of the month itself (F10): without the opening balance, and without payments.
    package var ofTheMonth: Money { charged + adjusted }
}

/// A bill does not agree with the ledger. For the log, so without a customer's sums.
package enum BillError: Error, Equatable, CustomStringConvertible {
    case household(Month)
    case lines(Month, service: ServiceCode)
    case adjustments(Month, service: ServiceCode)

    package var description: String {
        switch self {
        case .household(let month): "there is no household for the bill of \(month.iso)"
        case .lines(let month, let service): "the bill's lines of \(month.iso) for \(service.text) do not add up"
        case .adjustments(let month, let service): "the adjustments of \(month.iso) for \(service.text) do not add up"
        }
    }
}
