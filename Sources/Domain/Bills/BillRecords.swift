/// The stored data of a bill and of the previous one, from one snapshot.
package struct BillRecords: Sendable {
    package let account: Account
    package let catalogue: Catalogue
    package let dates: BillDates
    /// The dates of the previous bill; nil for the first one.
    package let previous: BillDates?
    /// The month of the latest bill: its own, or that of a later one that replaces it.
    package let latestMonth: Month
    package let households: HouseholdHistory
    /// From the month of the previous bill on.
    package let ledger: Ledger
    /// The same.
    package let lines: [Month: [ServiceCode: [BillLine]]]
    /// Of the bill's own month.
    package let adjustments: [ServiceCode: [Adjustment]]
    /// The billed quantities of each metered service in this month and the twelve before it.
    package let consumed: [ServiceCode: [Month: ExactDecimal]]
    private let meters: [ServiceCode: [MeterReadings]]
    /// On which readings the bills rest, as the batches tell it.
    private let told: [Month: [ServiceCode: [ToldInterval]]]
    /// The operator's sections on the back; nil if only the front is needed.
    package var back: [BackText]?
    /// The operator's words beside what is overdue.
    package var warning: [BackText] = []
    /// The present ones; nil unless the payment is needed, and for a bill that a later one replaces.
    package var balances: PresentBalances?
    /// The days of what was paid since.
    package var paidOn: [Day] = []
    package var issue: BillIssue
    /// From the month of the previous bill on.
    package var others: [Month: [ServiceCode: [OtherCharge]]] = [:]

    package init(
        _ account: Account, _ catalogue: Catalogue, dates: BillDates, previous: BillDates?, latestMonth: Month,
        households: HouseholdHistory, ledger: Ledger,
        lines: [Month: [ServiceCode: [BillLine]]], adjustments: [ServiceCode: [Adjustment]],
        consumed: [ServiceCode: [Month: ExactDecimal]], meters: [MeterReadings],
        told: [Month: [ServiceCode: [ToldInterval]]]
    ) {
        (self.account, self.catalogue) = (account, catalogue)
        (self.dates, self.previous, self.latestMonth) = (dates, previous, latestMonth)
        (self.households, self.ledger, self.lines) = (households, ledger, lines)
        (self.adjustments, self.consumed) = (adjustments, consumed)
        issue = BillIssue(payer: account.payer, address: account.address)
        (self.meters, self.told) = (Dictionary(grouping: meters, by: \.meter.service), told)
    }

    /// Whether no later bill includes its unpaid sum.
    package var isLatest: Bool { dates.month == latestMonth }
}

extension BillRecords {
    /// The bill alone.
    ///
    /// - Throws: `BillError` if the stored data do not add up, which the import prevents.
    package func bill() throws -> Bill {
        guard let household = households.on(dates.month.lastDay) else { throw BillError.household(dates.month) }
        return Bill(
            month: dates.month, issued: dates.issued, due: dates.due, household: household,
            services: try services(dates, adjustments))
    }

    /// The bill with its history.
    ///
    /// - Throws: as `bill`.
    package func billWithHistory() throws -> BillWithHistory {
        let bill = try bill()
        let checks = bill.checks(households, catalogue.tariffs)
        return BillWithHistory(
            bill: bill, previousMonth: previous?.month,
            previousTotals: previous.map { catalogue.totals(ledger[$0.month]) }, latestMonth: latestMonth,
            changes: try changes(of: bill, checks),
            consumption: bill.services.map(\.service).filter { meters[$0.code] != nil }.map { service in
                ConsumptionHistory(service: service, until: bill.month, consumed[service.code] ?? [:])
            },
            checks: checks,
            tax: BilledTax(bill.services, in: bill.month, catalogue.tariffs), issue: issue)
    }

    /// None of a first bill.
    private func changes(of bill: Bill, _ checks: [ServiceCode: ChargeCheck]) throws -> [BillChange] {
        guard let previous else { return [] }
        return bill.changes(
            since: try services(previous, [:]), households: households, catalogue.tariffs, checks: checks)
    }

    /// What the bill changed, of records of one service. Nil of a first bill, and if its sum is the same.
    ///
    /// - Throws: as `bill`.
    package func latestChange() throws -> LatestChange? {
        let bill = try bill()
        let checks = bill.checks(households, catalogue.tariffs)
        guard let change = try changes(of: bill, checks).first else { return nil }
        return LatestChange(
            month: dates.month, change: change,
            checked: bill.services.first.flatMap { billed in
                checks[billed.service.code].map { (billed: billed, check: $0) }
            })
    }

    /// All facts of the bill.
    ///
    /// - Throws: as `bill`.
    package func facts() throws -> BillFacts {
        BillFacts(
            account: account, try billWithHistory(), back: back, warning: warning, balances: balances, paidOn: paidOn,
            catalogue)
    }

    /// By when the meters in use are replaced.
    private func replacements(_ service: ServiceCode, on day: Day) -> [MeterNumber: Day] {
        (meters[service] ?? []).map(\.meter).filter { $0.isInUse(on: day) }.reduce(into: [:]) { days, meter in
            days[meter.number] = meter.replaceBy
        }
    }

    /// Whether the month before has a charge for use, and nothing of the service is recalculated in the month itself.
    private func isMonthBeforeCharged(_ month: Month, _ service: ServiceCode) -> Bool {
        guard ledger[month][service]?.adjusted == .zero, let before = ledger[month - 1][service] else { return false }
        return before.charged != (others[month - 1]?[service] ?? []).map(\.charged).sum()
    }

    /// The services in the ledger of the bill's month, in the catalogue's order.
    private func services(
        _ bill: BillDates, _ adjustments: [ServiceCode: [Adjustment]]
    ) throws -> [BilledService] {
        let (balances, allLines, others) = (ledger[bill.month], lines[bill.month] ?? [:], others[bill.month] ?? [:])
        let told = told[bill.month] ?? [:]
        return try catalogue.services.compactMap { service in
            guard let balance = balances[service.code] else { return nil }
            let lines = allLines[service.code] ?? []
            let readings = BilledReadings.choose(
                among: meters[service.code] ?? [], for: bill, lines, told: told[service.code] ?? [],
                isMonthBeforeCharged: isMonthBeforeCharged(bill.month, service.code))
            return try BilledService(
                service: service, balance: balance, lines: lines, others: others[service.code] ?? [],
                adjustments: adjustments[service.code] ?? [], readings: readings.chosen,
                otherReadings: readings.others, replaceBy: replacements(service.code, on: bill.issued))
        }
    }
}
