import Domain
import Store

/// The tables of what the bills of an account are made of, and of bills that were corrected.
extension AccountTables {
    private static let lineColumns = [
        "service", "step", "charged_from", "charged_until", "method", "quantity", "price", "charged", "vat_percent",
        "rate_percent", "part", "parts",
    ]

    var lines: ArchiveTable {
        var table = ArchiveTable("bill-lines", ["month"] + AccountTables.lineColumns)
        for (service, month, row) in export.lines {
            let start: [ArchiveTable.Value] = [.month(month), .text(service.text)]
            switch row {
            case .line(let line): table.add(start + cells(line))
            case .other(let other): table.add(start + cells(other))
            }
        }
        return table
    }

    var billReadings: ArchiveTable {
        var table = ArchiveTable(
            "bill-readings", "month", "service", "meter", "register", "from_day", "from_value", "until_day",
            "until_value")
        for (service, month, told) in export.billReadings {
            table.add(
                .month(month), .text(service.text), .text(told.meter.text), .text(told.register.rawValue),
                .day(told.from.day), .number(told.from.value), .day(told.until.day), .number(told.until.value))
        }
        return table
    }

    var versions: ArchiveTable {
        var table = ArchiveTable(
            "bill-versions", "month", "version", "replaced_on", "issued", "due", "payer", "address", "residents",
            "service", "opening", "charged", "adjusted", "paid", "closing")
        for version in export.versions {
            let (issue, number) = (version.issue, version.issue.versions + 1)
            let head: [ArchiveTable.Value] = [
                .month(version.month), .number(number), .day(version.replacedOn), .day(version.issued),
                .day(version.due), .text(issue.payer), .text(issue.address),
                issue.residents.map { .number($0) } ?? .nothing,
            ]
            for billed in version.services {
                let sums = billed.balance
                table.add(
                    head + [
                        .text(billed.service.code.text), .money(sums.opening), .money(sums.charged),
                        .money(sums.adjusted), .money(sums.paid), .money(sums.closing),
                    ])
            }
        }
        return table
    }

    var versionLines: ArchiveTable {
        var table = ArchiveTable("bill-version-lines", ["month", "version"] + AccountTables.lineColumns)
        for version in export.versions {
            for billed in version.services {
                let start: [ArchiveTable.Value] = [
                    .month(version.month), .number(version.issue.versions + 1), .text(billed.service.code.text),
                ]
                for line in billed.lines { table.add(start + cells(line)) }
                for other in billed.others { table.add(start + cells(other)) }
            }
        }
        return table
    }

    var plans: ArchiveTable {
        var table = ArchiveTable("account-plans", "service", "valid_from", "plan")
        for plan in export.plans { table.add(.text(plan.service.text), .day(plan.from), .text(plan.plan.text)) }
        return table
    }

    private func cells(_ line: BillLine) -> [ArchiveTable.Value] {
        [
            .text(line.step.rawValue), .day(line.days?.lowerBound), .day(line.days?.upperBound),
            .text(line.method.rawValue), .number(line.quantity), .number(line.price), .money(line.charged),
            line.vatPercent.map { .number($0) } ?? .nothing, .nothing, .nothing, .nothing,
        ]
    }

    private func cells(_ other: OtherCharge) -> [ArchiveTable.Value] {
        [
            .text(other.kind.rawValue), .day(other.days?.lowerBound), .day(other.days?.upperBound), .nothing,
            other.quantity.map { .number($0) } ?? .nothing, other.price.map { .number($0) } ?? .nothing,
            .money(other.charged), other.vatPercent.map { .number($0) } ?? .nothing,
            other.rate.map { .number($0) } ?? .nothing, other.part.map { .number($0.number) } ?? .nothing,
            other.part.map { .number($0.count) } ?? .nothing,
        ]
    }
}
