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
        let reversals = try reversals()
        return try connection.rows(
            """
            SELECT payment.payment, payment.day, payment.month, payment.amount, payment.bank,
                other.payment, other.day, other.amount
            FROM payment LEFT JOIN payment AS other
                ON other.account = payment.account AND other.payment = payment.reverses
            WHERE payment.account = $1 AND payment.day >= $2 AND payment.day <= $3
            ORDER BY payment.day DESC, payment.payment DESC
            """, range
        ) { row in
            let number = row.text(0)
            return try Payment(
                number: number, day: row.day(1), month: row.month(2), amount: row.money(3), bank: row.text(4),
                splits: catalogue.services.compactMap { service in
                    byPayment[number]?.first { $0.service == service.code }.map {
                        Payment.Split(service: service, amount: $0.amount)
                    }
                }, reverses: row.isNull(5) ? nil : row.otherPayment(5), reversals: reversals[number] ?? [])
        }
    }

    /// The days of the payments that were posted to the months after one, first to last.
    func paymentDays(after month: Month) throws -> [Day] {
        try connection.rows(
            "SELECT DISTINCT day FROM payment WHERE account = $1 AND month > $2 ORDER BY day", [number, month]
        ) { $0.day(0) }
    }

    /// Those of each payment, first to last.
    private func reversals() throws -> [String: [Payment.Other]] {
        let all = try connection.rows(
            """
            SELECT reverses, payment, day, amount FROM payment
            WHERE account = $1 AND reverses IS NOT NULL ORDER BY day, payment
            """, [number]
        ) { (payment: $0.text(0), reversal: $0.otherPayment(1)) }
        return Dictionary(grouping: all, by: \.payment).mapValues { $0.map(\.reversal) }
    }
}

extension Row {
    /// Its number, day and amount are in three columns from `column` on.
    fileprivate func otherPayment(_ column: Int) -> Payment.Other {
        Payment.Other(number: text(column), day: day(column + 1), amount: money(column + 2))
    }
}
