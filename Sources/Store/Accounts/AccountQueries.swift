package import Domain

extension Connection {
    /// The supplier whom the portal belongs to, and the day up to which payments are counted: as the latest batch says.
    package func publication() throws -> Publication? {
        try row(
            """
            SELECT supplier.supplier, supplier.name_kk, supplier.name_ru, supplier.name_en, supplier.phones,
                batch.payments_as_of, batch.number
            FROM batch JOIN supplier ON supplier.supplier = batch.supplier
            ORDER BY batch.number DESC LIMIT 1
            """, []
        ) { row in
            Publication(
                supplier: Supplier(code: row.text(0), name: row.words(1), phones: row.optionalText(4)),
                paymentsAsOf: row.day(5), batch: row.int(6))
        }
    }

    /// Each service's latest balance, in the order in which a bill lists services.
    ///
    /// CROSS JOIN keeps SQLite from walking the account's whole history: it looks up each service's latest month instead.
    package func serviceBalances(of account: LinkedAccount) throws -> [ServiceBalance] {
        try rows(
            """
            SELECT service.service, service.name_kk, service.name_ru, service.name_en,
                supplier.name_kk, supplier.name_ru, supplier.name_en,
                balance.month, balance.charged, balance.closing
            FROM service CROSS JOIN balance JOIN supplier ON supplier.supplier = service.supplier
            WHERE balance.account = $1 AND balance.service = service.service AND balance.month = (
                SELECT MAX(latest.month) FROM balance AS latest
                WHERE latest.account = $1 AND latest.service = service.service)
            ORDER BY service.position, service.service
            """, [account.account.number]
        ) { row in
            ServiceBalance(
                service: Service(code: row.text(0), name: row.words(1), supplier: row.words(4)),
                month: row.month(7), charged: row.money(8), closing: row.money(9))
        }
    }

    /// The meters that are in use, in the order of their services.
    package func meters(of account: LinkedAccount) throws -> [Meter] {
        try rows(
            """
            SELECT meter.meter, service.name_kk, service.name_ru, service.name_en, meter.verified_on, meter.replace_by
            FROM meter JOIN service ON service.service = meter.service
            WHERE meter.account = $1 AND meter.removed_on IS NULL
            ORDER BY service.position, meter.meter
            """, [account.account.number]
        ) { row in
            Meter(
                number: row.text(0), service: row.words(1), verifiedOn: row.optionalDay(4),
                replaceBy: row.optionalDay(5))
        }
    }
}

/// What was published last.
package struct Publication: Sendable {
    package let supplier: Supplier
    package let paymentsAsOf: Day
    /// The latest batch: what it did not change, has not changed.
    package let batch: Int64
}
