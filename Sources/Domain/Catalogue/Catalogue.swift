/// What a batch says to everybody alike: who supplies what, and where the operator can be reached. Small, and the same until
/// the next batch, so it is read once for each.
package struct Catalogue: Sendable {
    /// Which batch it came with; the latest.
    package let batch: Int64
    /// Up to which day payments are counted.
    package let paymentsAsOf: Day
    /// Whom the portal belongs to.
    package let supplier: Supplier
    /// The contact centre and the district offices, in the operator's order.
    package let offices: [Office]
    /// Every service, in the order in which a bill lists them.
    package let services: [Service]
    /// The same by who supplies them: each supplier stands where its first service does.
    package let supplies: [Supply]
    package let tariffs: TariffBook

    package struct Supply: Sendable {
        package let supplier: Supplier
        package fileprivate(set) var services: [Service]
    }

    /// - Parameter supplied: every service in the order in which a bill lists them, with who supplies it.
    package init(
        batch: Int64, paymentsAsOf: Day, supplier: Supplier, offices: [Office],
        supplied: [(service: Service, supplier: Supplier)], tariffs: TariffBook
    ) {
        (self.batch, self.paymentsAsOf) = (batch, paymentsAsOf)
        (self.supplier, self.offices, self.tariffs) = (supplier, offices, tariffs)
        services = supplied.map(\.service)
        supplies = supplied.reduce(into: []) { supplies, each in
            if let known = supplies.firstIndex(where: { $0.supplier == each.supplier }) {
                supplies[known].services.append(each.service)
            } else {
                supplies.append(Supply(supplier: each.supplier, services: [each.service]))
            }
        }
    }

    /// Meters in the order of their services.
    package func inOrder(_ meters: [Meter]) -> [(service: Service, meter: Meter)] {
        services.flatMap { service in
            meters.filter { $0.service == service.code }.map { (service, $0) }
        }
    }

    package func service(_ code: ServiceCode) -> Service? {
        services.first { $0.code == code }
    }
}
