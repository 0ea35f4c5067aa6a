package import Domain

extension Connection {
    /// The number of the latest batch; nil before the first.
    func latestBatch() throws -> Int64? {
        try row("SELECT number FROM batch WHERE undone_at IS NULL ORDER BY number DESC LIMIT 1", []) { $0.int(0) }
    }

    /// Nil before the first batch.
    func catalogue() throws -> Catalogue? {
        let latest = try row(
            """
            SELECT batch.number,
                supplier.supplier, supplier.name_kk, supplier.name_ru, supplier.name_en, supplier.phones,
                supplier.bin, supplier.iban, supplier.bik, supplier.kbe, supplier.bank_kk, supplier.bank_ru,
                supplier.bank_en, supplier.offices_kk, supplier.offices_ru, supplier.offices_en
            FROM batch JOIN supplier ON supplier.supplier = batch.supplier
            WHERE batch.undone_at IS NULL ORDER BY batch.number DESC LIMIT 1
            """, []
        ) { row in
            let bank = row.optionalText(7).map { iban in
                BankDetails(
                    iban: iban, bic: row.optionalText(8), bank: row.isNull(10) ? nil : row.words(10),
                    beneficiaryCode: row.optionalText(9))
            }
            let supplier = Supplier(
                code: row.code(1), name: row.words(2), phones: row.optionalText(5), bin: row.optionalText(6),
                bank: bank, officesName: row.isNull(13) ? nil : row.words(13))
            return (batch: row.int(0), supplier: supplier)
        }
        guard let latest, let asOf = try paymentsAsOf().values.min() else { return nil }
        return Catalogue(
            batch: latest.batch, paymentsAsOf: asOf, supplier: latest.supplier,
            offices: try offices(of: latest.supplier.code), supplied: try services(), tariffs: try tariffs(),
            readingRules: try readingRules())
    }

    /// Up to which day payments are known, by the supplier that sends parts; of all the others under an empty code. The
    /// earliest is true of all.
    package func paymentsAsOf() throws -> [String: Day] {
        let days = try rows(
            """
            SELECT owned.owner, batch.payments_as_of FROM (
                SELECT COALESCE(NULLIF(part_of, supplier), '') AS owner, MAX(number) AS number FROM batch
                WHERE undone_at IS NULL AND number >= COALESCE(
                    (SELECT MAX(number) FROM batch WHERE kind = 'full' AND undone_at IS NULL), 0)
                GROUP BY COALESCE(NULLIF(part_of, supplier), '')
            ) AS owned JOIN batch ON batch.number = owned.number
            """
        ) { (owner: $0.text(0), day: $0.day(1)) }
        return Dictionary(days.map { ($0.owner, $0.day) }) { _, last in last }
    }

    private func services() throws -> [(service: Service, supplier: Supplier)] {
        try rows(
            """
            SELECT service.service, service.unit, service.name_kk, service.name_ru, service.name_en,
                supplier.supplier, supplier.name_kk, supplier.name_ru, supplier.name_en, supplier.phones,
                service.pays_others
            FROM service JOIN supplier ON supplier.supplier = service.supplier
            ORDER BY service.position, service.service
            """
        ) { row in
            let supplier = Supplier(code: row.code(5), name: row.words(6), phones: row.optionalText(9))
            let service = Service(
                code: row.code(0), unit: try row.word(1), name: row.words(2), supplier: supplier.name,
                paysOthers: row.optionalText(10) == "yes")
            return (service, supplier)
        }
    }
}
