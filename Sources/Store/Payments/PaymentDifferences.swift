package import Domain

extension ReadableAccount {
    /// The months of a period in which the payments posted to a service do not come to what its balance says, by month
    /// and in the catalogue's order. Not before the account's first payment: payments were not passed then.
    ///
    /// - Parameter service: nil for all services.
    package func paymentDifferences(
        _ service: Service? = nil, in period: Period
    ) throws -> Later<[PaymentDifference]> {
        let values: [any Bindable] = [number, period.first, period.last]
        return try connection.later(
            service == nil ? differences : differencesOfService, service.map { values + [$0.code] } ?? values
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

private let differences: SQL =
    sums
        + """
         FROM service CROSS JOIN balance
        WHERE balance.service = service.service AND
        """ + " " + paid + " UNION ALL " + splits + ") AS sums" + unlike

/// Looked up payment by payment: by the account alone the other services' parts would be read, too.
private let differencesOfService: SQL =
    sums + " FROM balance WHERE balance.service = $4 AND " + paid + " UNION ALL " + splits
    + " AND split.service = $4) AS sums" + unlike

private let sums: SQL =
    """
    SELECT service, month, CAST(SUM(posted) AS BIGINT), CAST(SUM(paid) AS BIGINT) FROM (
        SELECT balance.service AS service, balance.month AS month, 0 AS posted, balance.paid AS paid
    """

/// CROSS JOIN with the services keeps SQLite from scanning the account's whole history.
private let paid: SQL = "balance.account = $1 AND balance.month >= $2 AND balance.month <= $3"

private let splits: SQL =
    """
    SELECT split.service, payment.month, split.amount, 0
    FROM payment CROSS JOIN payment_split AS split
    WHERE payment.account = $1 AND payment.month >= $2 AND payment.month <= $3
        AND split.account = payment.account AND split.payment = payment.payment
    """

private let unlike: SQL =
    """
     WHERE month >= (SELECT MIN(month) FROM payment WHERE account = $1)
    GROUP BY service, month HAVING SUM(posted) <> SUM(paid) ORDER BY month
    """
