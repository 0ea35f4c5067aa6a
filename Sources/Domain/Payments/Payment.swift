/// A payment of an account (F9), and how it was split among the services.
package struct Payment: Hashable, Sendable {
    /// The billing system's number of the payment.
    package let number: String
    package let day: Day
    /// The month to which it was posted.
    package let month: Month
    package let amount: Money
    /// The bank: "Интернет-филиал АО «Kaspi Bank»".
    package let bank: String
    package let splits: [Split]
    /// The payment that this one takes back, or a part of it.
    package let reverses: Other?
    /// Those that take this one back, or parts of it.
    package let reversals: [Other]

    /// Another payment of the account.
    package struct Other: Hashable, Sendable {
        package let number: String
        package let day: Day
        package let amount: Money

        package init(number: String, day: Day, amount: Money) {
            (self.number, self.day, self.amount) = (number, day, amount)
        }
    }

    package struct Split: Hashable, Sendable {
        package let service: Service
        package let amount: Money

        package init(service: Service, amount: Money) {
            (self.service, self.amount) = (service, amount)
        }
    }

    /// - Throws: `PaymentError` unless the splits, if any, add up to the amount.
    package init(
        number: String, day: Day, month: Month, amount: Money, bank: String, splits: [Split], reverses: Other? = nil,
        reversals: [Other] = []
    ) throws(PaymentError) {
        let split = splits.map(\.amount).sum()
        guard splits.isEmpty || split == amount else { throw PaymentError(month: month) }
        (self.number, self.day, self.month) = (number, day, month)
        (self.amount, self.bank, self.splits) = (amount, bank, splits)
        (self.reverses, self.reversals) = (reverses, reversals)
    }
}

/// A payment whose splits do not add up. For the log, so without a customer's sums.
package struct PaymentError: Error, Equatable, CustomStringConvertible {
    package let month: Month

    package init(month: Month) {
        self.month = month
    }

    package var description: String { "the splits of a payment of \(month.iso) do not add up" }
}
