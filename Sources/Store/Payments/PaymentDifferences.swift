package import Domain

extension ReadableAccount {
    /// The months of a period in which the payments posted to a service do not come to what its balance says, by month
    /// and in the catalogue's order. Not before the account's first payment: payments were not passed then.
    ///
    /// CROSS JOIN keeps SQLite from scanning the account's whole history.
    ///
    /// - Parameter service: nil for all services.
    package func paymentDifferences(
        _ service: Service? = nil, in period: Period
    ) throws -> Later<[PaymentDifference]> {
        try connection.later(
            """
            SELECT service, month, CAST(SUM(posted) AS BIGINT), CAST(SUM(paid) AS BIGINT) FROM (
                SELECT balance.service AS service, balance.month AS month, 0 AS posted, balance.paid AS paid
                FROM service CROSS JOIN balance
                WHERE balance.account = $1 AND balance.service = service.service
                    AND balance.month >= $2 AND balance.month <= $3
                    AND service.service = COALESCE($4, service.service)
                UNION ALL
                SELECT split.service, payment.month, split.amount, 0
                FROM payment JOIN payment_split AS split
                    ON split.account = payment.account AND split.payment = payment.payment
                WHERE payment.account = $1 AND payment.month >= $2 AND payment.month <= $3
                    AND split.service = COALESCE($4, split.service)
            ) AS sums
            WHERE month >= (SELECT MIN(month) FROM payment WHERE account = $1)
            GROUP BY service, month HAVING SUM(posted) <> SUM(paid) ORDER BY month
            """, [number, period.first, period.last, service?.code]
        ) { (service: $0.code(0) as ServiceCode, month: $0.month(1), posted: $0.money(2), paid: $0.money(3)) }
        .map { [catalogue] found in
            found.compactMap { each in
                catalogue.service(each.service).map {
                    PaymentDifference(service: $0, month: each.month, posted: each.posted, paid: each.paid)
                }
            }
        }
    }
}
