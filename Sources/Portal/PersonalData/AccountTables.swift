import Domain
import Store
import Words

/// The tables about one account.
struct AccountTables {
    let export: AccountExport
    let texts: Texts.Archive
    let language: Language

    var folder: ArchiveFolder {
        ArchiveFolder(
            path: "accounts/\(export.account.number.fileName)/",
            tables: [
                (account, texts.account), (households, texts.households), (meters, texts.meters),
                (readings, texts.readings), (balances, texts.balances), (adjustments, texts.adjustments),
                (payments, texts.payments), (splits, texts.paymentSplits), (bills, texts.bills),
                (lines, texts.billLines), (billReadings, texts.billReadings), (versions, texts.billVersions),
                (versionLines, texts.billVersionLines), (plans, texts.accountPlans),
            ])
    }

    private var account: ArchiveTable {
        let (account, details) = (export.account, export.details)
        var table = ArchiveTable(
            "account", "account", "payer", "address", "residents", "stove", "benefit", "plan", "area", "office",
            "closed_on", "printed_number", "opened"
        )
        table.add(
            .text(account.number.text), .text(account.payer), .text(account.address), .number(account.residents),
            .text(details.stove), .text(details.benefit), .text(details.plan),
            details.area.map { .number($0) } ?? .nothing, .text(details.office), .day(details.closedOn),
            .text(details.printedNumber), .day(details.opened))
        return table
    }

    private var households: ArchiveTable {
        var table = ArchiveTable("households", "valid_from", "residents", "stove", "benefit", "plan")
        for change in export.households {
            table.add(
                .day(change.from), .number(change.residents), .text(change.stove), .text(change.benefit),
                .text(change.plan))
        }
        return table
    }

    private var meters: ArchiveTable {
        var table = ArchiveTable(
            "meters", "service", "meter", "registers", "digits", "ratio", "installed_on", "removed_on", "verified_on",
            "replace_by")
        for meter in export.meters.map(\.meter) {
            table.add(
                .text(meter.service.text), .text(meter.number.text), .text(meter.registers.rawValue),
                .number(meter.digits), .number(meter.ratio), .day(meter.installedOn), .day(meter.removedOn),
                .day(meter.verifiedOn), .day(meter.replaceBy))
        }
        return table
    }

    private var readings: ArchiveTable {
        var table = ArchiveTable("readings", "service", "meter", "register", "day", "origin", "value")
        for read in export.meters {
            for (register, readings) in read.readings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                for reading in readings.sorted(by: { $0.day < $1.day }) {
                    table.add(
                        .text(read.meter.service.text), .text(read.meter.number.text), .text(register.rawValue),
                        .day(reading.day), .text(reading.origin.rawValue), .number(reading.value))
                }
            }
        }
        return table
    }

    private var balances: ArchiveTable {
        var table = ArchiveTable(
            "statement", "service", "service_name", "month", "opening", "charged", "adjusted", "paid", "closing")
        for (service, months) in export.balances {
            for month in months {
                table.add(
                    .text(service.code.text), .text(service.name[language]), .month(month.month), .money(month.opening),
                    .money(month.charged), .money(month.adjusted), .money(month.paid), .money(month.closing))
            }
        }
        return table
    }

    private var adjustments: ArchiveTable {
        var table = ArchiveTable("adjustments", "service", "month", "amount", "reason", "about")
        for (service, month, adjustment) in export.adjustments {
            table.add(
                .text(service.text), .month(month), .money(adjustment.amount), .text(adjustment.reason[language]),
                adjustment.about.map { .month($0) } ?? .nothing)
        }
        return table
    }

    private var payments: ArchiveTable {
        var table = ArchiveTable("payments", "payment", "day", "month", "amount", "bank", "reverses")
        for payment in export.payments {
            table.add(
                .text(payment.number), .day(payment.day), .month(payment.month), .money(payment.amount),
                .text(payment.bank), .text(payment.reverses?.number))
        }
        return table
    }

    private var splits: ArchiveTable {
        var table = ArchiveTable("payment-splits", "payment", "service", "amount")
        for payment in export.payments {
            for split in payment.splits {
                table.add(.text(payment.number), .text(split.service.code.text), .money(split.amount))
            }
        }
        return table
    }

    private var bills: ArchiveTable {
        var table = ArchiveTable("bills", "month", "issued", "due", "payer", "address", "residents")
        for bill in export.bills {
            table.add(
                .month(bill.month), .day(bill.issued), .day(bill.due), .text(bill.payer), .text(bill.address),
                bill.residents.map { .number($0) } ?? .nothing)
        }
        return table
    }
}
