/// The bill of a month (F10, F11): the opening balance, charge and closing balance of every service. The sums are the
/// ledger's: a bill has none of its own.
package struct Bill: Sendable {
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

    package var totals: BillTotals { BillTotals(services) }

    /// The checks of the charges, by service.
    package func checks(
        _ households: HouseholdHistory, _ tariffs: TariffBook
    ) -> [ServiceCode: ChargeCheck] {
        let charged = services.filter(\.isCharged)
        return Dictionary(
            uniqueKeysWithValues: charged.map { ($0.service.code, $0.grounds(households).check(tariffs)) })
    }
}

/// One service on a bill. A class, since a page passes it on a hundred times, and a copy counts each of its parts.
package final class BilledService: Sendable {
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
    /// By when its meters in use are replaced, if that is planned.
    package let replaceBy: [MeterNumber: Day]

    /// - Throws: `BillError` unless the lines and other charges, if any, add up to the charge, and the adjustments, if
    ///   any, to the adjusted sum.
    package init(
        service: Service, balance: MonthBalance, lines: [BillLine], others: [OtherCharge] = [],
        adjustments: [Adjustment], readings: BilledReadings = BilledReadings(), otherReadings: [BilledReadings] = [],
        replaceBy: [MeterNumber: Day] = [:]
    ) throws(BillError) {
        self.replaceBy = replaceBy
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

    /// The average of a day: of the days between its readings, or of the month's without them. Nil if nothing was measured.
    package func perDay(in month: Month) -> ExactDecimal? {
        guard let quantity, quantity >= .zero else { return nil }
        let intervals = readings.intervals
        let (first, last) = (intervals.map(\.previous.day).min(), intervals.map(\.current.day).max())
        let between = first.flatMap { first in last.map { $0 - first } } ?? 0
        let days = between > 0 ? between : month.lastDay - month.firstDay + 1
        return (Fraction(quantity) * Fraction(1, over: Int128(days))).rounded(places: 2)
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
    /// The sum to pay: the debts of the services. An overpaid service does not reduce it, as that is another supplier's
    /// money; an advance does.
    package let toPay: Money
    /// Without what an advance pays.
    package let overpaid: Money
    /// The part of it that no debt needs of the advances.
    package let advanceLeft: Money

    package init(_ services: [BilledService]) {
        self.init(services.map(\.balance), advances: services.filter(\.service.paysOthers).map(\.balance))
    }

    /// - Parameter advances: those of the balances whose overpayment pays for the other services.
    package init(_ balances: [MonthBalance], advances: [MonthBalance] = []) {
        opening = balances.map(\.opening).sum()
        charged = balances.map(\.charged).sum()
        adjusted = balances.map(\.adjusted).sum()
        paid = balances.map(\.paid).sum()
        closing = balances.map(\.closing).sum()
        let sums = AccountBalance(balances.map(\.closing), advances: advances.map(\.closing))
        (toPay, overpaid) = (sums.debt, sums.overpayment)
        advanceLeft = AccountBalance(advances.map(\.closing)).overpayment - sums.advance
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
