package import Domain

/// All data of an account, as the batches carry them, for the copy that a customer takes.
package struct AccountExport: Sendable {
    package let account: Account
    package let details: Details
    package let households: [HouseholdChange]
    package let meters: [MeterReadings]
    package let balances: [(service: Service, months: [MonthBalance])]
    package let adjustments: [(service: ServiceCode, month: Month, adjustment: Adjustment)]
    package let payments: [Payment]
    package let bills: [BillSummary]
    package let lines: [(service: ServiceCode, month: Month, row: BilledRow)]

    package struct Details: Sendable {
        package let stove: String
        package let benefit: String
        package let plan: String?
        package let area: ExactDecimal?
        package let office: String?
        package let closedOn: Day?
    }

    /// From a day on.
    package struct HouseholdChange: Sendable {
        package let from: Day
        package let residents: Int
        package let stove: String
        package let benefit: String
        package let plan: String?
    }
}

extension ReadableAccount {
    /// - Throws: `LedgerError`, `PaymentError` if the stored data do not add up, which the import prevents.
    package func export() throws -> AccountExport {
        let (details, households) = (try exportedDetails(), try exportedHouseholds())
        let (adjustments, lines) = (try exportedAdjustments(), try exportedLines())
        let forever = (since: Day(number: 0), until: Day(number: 1_000_000))
        let meters = try meterReadings(in: forever)
        return AccountExport(
            account: account, details: try details.value().first ?? .none, households: try households.value(),
            meters: meters, balances: try exportedBalances(), adjustments: try adjustments.value(),
            payments: try paidPeriod().map { try payments(in: $0) } ?? [],
            bills: try billedPeriod().map { try bills(in: $0) } ?? [], lines: try lines.value())
    }

    private func exportedDetails() throws -> Later<[AccountExport.Details]> {
        try connection.later(
            "SELECT stove, benefit, plan, area, office, closed_on FROM account WHERE account = $1", [number]
        ) { row in
            AccountExport.Details(
                stove: row.text(0), benefit: row.text(1), plan: row.optionalText(2),
                area: row.isNull(3) ? nil : row.decimal(3), office: row.optionalText(4), closedOn: row.optionalDay(5))
        }
    }

    private func exportedHouseholds() throws -> Later<[AccountExport.HouseholdChange]> {
        try connection.later(
            """
            SELECT valid_from, residents, stove, benefit, plan FROM household WHERE account = $1 ORDER BY valid_from
            """, [number]
        ) { row in
            AccountExport.HouseholdChange(
                from: row.day(0), residents: Int(row.int(1)), stove: row.text(2), benefit: row.text(3),
                plan: row.optionalText(4))
        }
    }

    private func exportedBalances() throws -> [(service: Service, months: [MonthBalance])] {
        let rows = try connection.rows(
            """
            SELECT service, month, opening, charged, adjusted, paid, closing FROM balance
            WHERE account = $1 ORDER BY service, month
            """, [number]
        ) { row in
            (
                service: row.code(0) as ServiceCode,
                month: try MonthBalance(
                    month: row.month(1), opening: row.money(2), charged: row.money(3), adjusted: row.money(4),
                    paid: row.money(5), closing: row.money(6))
            )
        }
        let months = Dictionary(grouping: rows, by: \.service).mapValues { $0.map(\.month) }
        return catalogue.services.compactMap { service in months[service.code].map { (service, $0) } }
    }

    private func exportedAdjustments() throws -> Later<
        [(service: ServiceCode, month: Month, adjustment: Adjustment)]
    > {
        try connection.later(
            """
            SELECT service, month, amount, reason_kk, reason_ru, reason_en FROM adjustment
            WHERE account = $1 ORDER BY month, service, number
            """, [number]
        ) { row in
            (row.code(0), row.month(1), Adjustment(amount: row.money(2), reason: row.words(3)))
        }
    }

    private func exportedLines() throws -> Later<[(service: ServiceCode, month: Month, row: BilledRow)]> {
        try connection.later(
            "SELECT service, month, " + BilledRow.columns
                + " FROM bill_line WHERE account = $1 ORDER BY month, service, "
                + BilledRow.order, [number]
        ) { row in (row.code(0), row.month(1), try BilledRow(row: row, 2)) }
    }
}

extension AccountExport.Details {
    fileprivate static let none = AccountExport.Details(
        stove: "", benefit: "", plan: nil, area: nil, office: nil, closedOn: nil)
}
