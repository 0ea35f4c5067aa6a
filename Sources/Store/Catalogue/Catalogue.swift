package import Domain

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

    package func service(_ code: String) -> Service? {
        services.first { $0.code == code }
    }
}

extension Connection {
    /// The number of the latest batch; nil before the first.
    func latestBatch() throws -> Later<Int64?> {
        try later("SELECT number FROM batch ORDER BY number DESC LIMIT 1", []) { $0.int(0) }.map(\.first)
    }

    /// Nil before the first batch.
    func catalogue() throws -> Catalogue? {
        let latest = try row(
            """
            SELECT batch.number, batch.payments_as_of,
                supplier.supplier, supplier.name_kk, supplier.name_ru, supplier.name_en, supplier.phones
            FROM batch JOIN supplier ON supplier.supplier = batch.supplier
            ORDER BY batch.number DESC LIMIT 1
            """, []
        ) { row in
            let supplier = Supplier(code: row.text(2), name: row.words(3), phones: row.optionalText(6))
            return (batch: row.int(0), asOf: row.day(1), supplier: supplier)
        }
        return try latest.map { latest in
            let supplied = try services()
            return Catalogue(
                batch: latest.batch, paymentsAsOf: latest.asOf, supplier: latest.supplier,
                offices: try offices(of: latest.supplier.code), services: supplied.map(\.service),
                supplies: supplies(supplied), tariffs: try tariffs())
        }
    }

    private func supplies(_ supplied: [(service: Service, supplier: Supplier)]) -> [Catalogue.Supply] {
        supplied.reduce(into: []) { supplies, each in
            if let known = supplies.firstIndex(where: { $0.supplier == each.supplier }) {
                supplies[known].services.append(each.service)
            } else {
                supplies.append(Catalogue.Supply(supplier: each.supplier, services: [each.service]))
            }
        }
    }

    private func services() throws -> [(service: Service, supplier: Supplier)] {
        try rows(
            """
            SELECT service.service, service.unit, service.name_kk, service.name_ru, service.name_en,
                supplier.supplier, supplier.name_kk, supplier.name_ru, supplier.name_en, supplier.phones
            FROM service JOIN supplier ON supplier.supplier = service.supplier
            ORDER BY service.position, service.service
            """
        ) { row in
            let supplier = Supplier(code: row.text(5), name: row.words(6), phones: row.optionalText(9))
            let service = Service(
                code: row.text(0), unit: try row.code(1), name: row.words(2), supplier: supplier.name)
            return (service, supplier)
        }
    }
}
