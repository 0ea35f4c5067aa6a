/// The data of a batch that are the same for everyone: suppliers, services, tariffs and offices. Small, and constant
/// until the next batch, so it is read once for each batch.
package final class Catalogue: Sendable {
    /// The number of its batch, the latest.
    package let batch: Int64
    /// The day up to which payments are counted.
    package let paymentsAsOf: Day
    /// The supplier that runs the portal.
    package let supplier: Supplier
    /// The contact centre and the district offices, in the operator's order.
    package let offices: [Office]
    /// Every service, in the order in which a bill lists them.
    package let services: [Service]
    /// The same by supplier, ordered by each supplier's first service.
    package let supplies: [Supply]
    package let tariffs: TariffBook
    package let readingRules: ReadingRules

    package struct Supply: Sendable {
        package let supplier: Supplier
        package fileprivate(set) var services: [Service]
    }

    /// - Parameter supplied: every service in the order in which a bill lists them, with its supplier.
    package init(
        batch: Int64, paymentsAsOf: Day, supplier: Supplier, offices: [Office],
        supplied: [(service: Service, supplier: Supplier)], tariffs: TariffBook,
        readingRules: ReadingRules = ReadingRules()
    ) {
        (self.batch, self.paymentsAsOf) = (batch, paymentsAsOf)
        (self.supplier, self.offices, self.tariffs) = (supplier, offices, tariffs)
        self.readingRules = readingRules
        services = supplied.map(\.service)
        supplies = supplied.reduce(into: []) { supplies, each in
            if let known = supplies.firstIndex(where: { $0.supplier == each.supplier }) {
                supplies[known].services.append(each.service)
            } else {
                supplies.append(Supply(supplier: each.supplier, services: [each.service]))
            }
        }
    }

    /// The supplier's telephones, else the contact centre's.
    package var phones: String? { supplier.phones ?? offices.first { $0.kind == .contactCentre }?.phones }

    /// Meters in the order of their services.
    package func inOrder(_ meters: [Meter]) -> [(service: Service, meter: Meter)] {
        services.flatMap { service in
            meters.filter { $0.service == service.code }.map { (service, $0) }
        }
    }

    /// The totals of a month's balances.
    package func totals(_ balances: [ServiceCode: MonthBalance]) -> BillTotals {
        let advances = services.filter(\.paysOthers).compactMap { balances[$0.code] }
        return BillTotals(Array(balances.values), advances: advances)
    }

    package func service(_ code: ServiceCode) -> Service? {
        services.first { $0.code == code }
    }
}
