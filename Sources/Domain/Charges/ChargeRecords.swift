/// The stored data of an account's charges for a service over some months, from one snapshot.
package struct ChargeRecords: Sendable {
    package let service: ServiceCode
    /// First to last.
    package let bills: [BillDates]
    package let charged: [Month: Money]
    package let lines: [Month: [BillLine]]
    /// The service's.
    package let meters: [MeterReadings]
    /// On which readings bills rest, as the batches tell it.
    package let told: [Month: [ToldInterval]]
    /// By the service's plans.
    package let households: HouseholdHistory

    package init(
        service: ServiceCode, bills: [BillDates], charged: [Month: Money], lines: [Month: [BillLine]],
        meters: [MeterReadings], told: [Month: [ToldInterval]], households: HouseholdHistory
    ) {
        (self.service, self.bills, self.charged, self.lines) = (service, bills, charged, lines)
        (self.meters, self.told, self.households) = (meters, told, households.of(service))
    }
}

extension ChargeRecords {
    /// The basis of each month's charge, newest first; months without a charge are left out.
    package var grounds: [ChargeGrounds] {
        bills.reversed().compactMap { bill in
            let lines = lines[bill.month] ?? []
            let billed = charged[bill.month] ?? .zero
            guard !lines.isEmpty || billed != .zero else { return nil }
            let readings = BilledReadings.choose(among: meters, for: bill, lines, told: told[bill.month] ?? [])
            return ChargeGrounds(
                service: service, month: bill.month, billed: billed, lines: lines, readings: readings.chosen,
                others: readings.others, households: households)
        }
    }

    /// Each month's charge checked.
    package func checks(_ tariffs: TariffBook) -> [Month: ChargeCheck] {
        Dictionary(uniqueKeysWithValues: grounds.map { ($0.month, $0.check(tariffs)) })
    }
}
