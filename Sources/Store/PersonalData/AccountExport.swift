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
    package let bills: [IssuedBill]
    package let lines: [(service: ServiceCode, month: Month, row: BilledRow)]
    package let billReadings: [(service: ServiceCode, month: Month, told: ToldInterval)]
    /// Bills as they were before they were corrected.
    package let versions: [BillVersion]
    package let plans: [ServicePlan]

    package struct IssuedBill: Sendable {
        package let month: Month
        package let issued: Day
        package let due: Day
        /// Those that the billing system names itself.
        package let payer: String?
        package let address: String?
        package let residents: Int?
    }

    /// By which plan a service was charged, from a day on.
    package struct ServicePlan: Sendable {
        package let service: ServiceCode
        package let from: Day
        package let plan: PlanCode
    }

    package struct Details: Sendable {
        package let stove: String
        package let benefit: String
        package let plan: String?
        package let area: ExactDecimal?
        package let office: String?
        package let closedOn: Day?
        package let printedNumber: String?
        package let opened: Day?
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
        let (billReadings, plans) = (try exportedBillReadings(), try exportedPlans())
        let forever = (since: Day(number: 0), until: Day(number: 1_000_000))
        let meters = try meterReadings(in: forever)
        return AccountExport(
            account: account, details: try details.value().first ?? .none, households: try households.value(),
            meters: meters, balances: try exportedBalances(), adjustments: try adjustments.value(),
            payments: try paidPeriod().map { try payments(in: $0) } ?? [],
            bills: try exportedBills(), lines: try lines.value(),
            billReadings: try billReadings.value(), versions: try exportedVersions(), plans: try plans.value())
    }

    private func exportedBills() throws -> [AccountExport.IssuedBill] {
        try connection.rows(
            "SELECT month, issued, due, payer, address, residents FROM bill WHERE account = $1 ORDER BY month DESC",
            [number]
        ) { row in
            let payer = row.optionalText(3).flatMap { namesFormerPayers || $0 == account.payer ? $0 : nil }
            return AccountExport.IssuedBill(
                month: row.month(0), issued: row.day(1), due: row.day(2), payer: payer,
                address: row.optionalText(4), residents: row.isNull(5) ? nil : Int(row.int(5)))
        }
    }

    private func exportedVersions() throws -> [BillVersion] {
        let counts = try connection.rows(
            "SELECT month, COUNT(*) FROM bill_version WHERE account = $1 GROUP BY month ORDER BY month", [number]
        ) { (month: $0.month(0), count: Int($0.int(1))) }
        return try counts.flatMap { month, count in
            try (1...count).compactMap { try billVersion(month, $0) }
        }
    }

    private func exportedBillReadings() throws -> Later<[(service: ServiceCode, month: Month, told: ToldInterval)]> {
        try connection.later(
            ToldInterval.columns + "WHERE account = $1 ORDER BY month, service, meter, register, from_day", [number]
        ) { row in (row.code(2), row.month(1), try ToldInterval(row)) }
    }

    private func exportedPlans() throws -> Later<[AccountExport.ServicePlan]> {
        try connection.later(
            "SELECT service, valid_from, plan FROM account_plan WHERE account = $1 ORDER BY service, valid_from",
            [number]
        ) { AccountExport.ServicePlan(service: $0.code(0), from: $0.day(1), plan: $0.code(2)) }
    }

    private func exportedDetails() throws -> Later<[AccountExport.Details]> {
        try connection.later(
            "SELECT stove, benefit, plan, area, office, closed_on, printed_number, opened FROM account WHERE account = $1",
            [number]
        ) { row in
            AccountExport.Details(
                stove: row.text(0), benefit: row.text(1), plan: row.optionalText(2),
                area: row.isNull(3) ? nil : row.decimal(3), office: row.optionalText(4), closedOn: row.optionalDay(5),
                printedNumber: row.optionalText(6), opened: row.optionalDay(7))
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
            SELECT service, month, amount, reason_kk, reason_ru, reason_en, about FROM adjustment
            WHERE account = $1 ORDER BY month, service, number
            """, [number]
        ) { row in
            let about = row.isNull(6) ? nil : row.month(6)
            return (row.code(0), row.month(1), Adjustment(amount: row.money(2), reason: row.words(3), about: about))
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
        stove: "", benefit: "", plan: nil, area: nil, office: nil, closedOn: nil, printedNumber: nil,
        opened: nil)
}
