import Domain

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
            let supplier = Supplier(code: row.code(2), name: row.words(3), phones: row.optionalText(6))
            return (batch: row.int(0), asOf: row.day(1), supplier: supplier)
        }
        return try latest.map { latest in
            Catalogue(
                batch: latest.batch, paymentsAsOf: latest.asOf, supplier: latest.supplier,
                offices: try offices(of: latest.supplier.code), supplied: try services(), tariffs: try tariffs())
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
            let supplier = Supplier(code: row.code(5), name: row.words(6), phones: row.optionalText(9))
            let service = Service(
                code: row.code(0), unit: try row.word(1), name: row.words(2), supplier: supplier.name)
            return (service, supplier)
        }
    }
}
