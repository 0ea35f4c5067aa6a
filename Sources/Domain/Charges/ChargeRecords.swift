/// The stored data of an account's charges for a service over some months, from one snapshot.
package struct ChargeRecords: Sendable {
    package let service: ServiceCode
    /// First to last.
    package let bills: [BillDates]
    package let charged: [Month: Money]
    package let lines: [Month: [BillLine]]
    /// The service's.
    package let meters: [MeterReadings]
    package let households: HouseholdHistory

    package init(
        service: ServiceCode, bills: [BillDates], charged: [Month: Money], lines: [Month: [BillLine]],
        meters: [MeterReadings], households: HouseholdHistory
    ) {
        (self.service, self.bills, self.charged, self.lines) = (service, bills, charged, lines)
        (self.meters, self.households) = (meters, households)
    }
}

extension ChargeRecords {
    /// The basis of each month's charge, newest first; months without a charge are left out.
    package var grounds: [ChargeGrounds] {
        bills.reversed().compactMap { bill in
            let lines = lines[bill.month] ?? []
            let billed = charged[bill.month] ?? .zero
            guard !lines.isEmpty || billed != .zero else { return nil }
            let readings = BilledReadings(of: meters, for: bill, lines)
            return ChargeGrounds(
                service: service, month: bill.month, billed: billed, lines: lines, meters: readings.intervals,
                unread: readings.unread, households: households)
        }
    }

    /// Each month's charge checked; none unless the household's plan was for the service in that month.
    package func checks(_ tariffs: TariffBook) -> [Month: ChargeCheck] {
        let planned = grounds.filter { $0.isPlanned(tariffs) }
        return Dictionary(uniqueKeysWithValues: planned.map { ($0.month, $0.check(tariffs)) })
    }
}
