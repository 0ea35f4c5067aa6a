package import Domain

extension ReadableAccount {
    /// The months with payments, first to last.
    package func paidPeriod() throws -> Period? {
        try connection.row("SELECT MIN(day), MAX(day) FROM payment WHERE account = $1", [number]) { row in
            row.isNull(0) ? nil : Period(row.day(0).month, row.day(1).month)
        } ?? nil
    }

    /// The payments of a period, by the day on which they were made, newest first.
    ///
    /// - Throws: `PaymentError` if the stored data do not add up, which the import prevents.
    package func payments(
        in period: Period
    ) throws -> [Payment] {
        let range: [any Bindable] = [number, period.first.firstDay, period.last.lastDay]
        let splits = try connection.rows(
            """
            SELECT split.payment, split.service, split.amount
            FROM payment JOIN payment_split AS split
                ON split.account = payment.account AND split.payment = payment.payment
            WHERE payment.account = $1 AND payment.day >= $2 AND payment.day <= $3
            """, range
        ) { row in
            (payment: row.text(0), service: row.code(1) as ServiceCode, amount: row.money(2))
        }
        let byPayment = Dictionary(grouping: splits, by: \.payment)
        return try connection.rows(
            """
            SELECT payment, day, month, amount, bank FROM payment
            WHERE account = $1 AND day >= $2 AND day <= $3
            ORDER BY day DESC, payment DESC
            """, range
        ) { row in
            let number = row.text(0)
            return try Payment(
                number: number, day: row.day(1), month: row.month(2), amount: row.money(3), bank: row.text(4),
                splits: catalogue.services.compactMap { service in
                    byPayment[number]?.first { $0.service == service.code }.map {
                        Payment.Split(service: service, amount: $0.amount)
                    }
                })
        }
    }
}
