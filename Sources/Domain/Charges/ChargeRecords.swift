/// The stored data of an account's charges for a service over some months, from one snapshot.
package struct ChargeRecords: Sendable {
    package let service: ServiceCode
    /// First to last.
    package let bills: [BillDates]
    /// For use; also of the month before the first bill.
    package let charged: [Month: Money]
    /// The months in which something was recalculated.
    package let adjusted: Set<Month>
    package let lines: [Month: [BillLine]]
    /// The service's.
    package let meters: [MeterReadings]
    /// On which readings bills rest, as the batches tell it.
    package let told: [Month: [ToldInterval]]
    /// By the service's plans.
    package let households: HouseholdHistory

    package init(
        service: ServiceCode, bills: [BillDates], charged: [Month: Money], adjusted: Set<Month> = [],
        lines: [Month: [BillLine]], meters: [MeterReadings], told: [Month: [ToldInterval]], households: HouseholdHistory
    ) {
        (self.service, self.bills, self.charged, self.lines) = (service, bills, charged, lines)
        self.adjusted = adjusted
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
            let readings = BilledReadings.choose(
                among: meters, for: bill, lines, told: told[bill.month] ?? [],
                isMonthBeforeCharged: (charged[bill.month - 1] ?? .zero) != .zero && !adjusted.contains(bill.month))
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
