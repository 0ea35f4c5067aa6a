/// A month of a service in which the payments that were posted to it do not come to what its balance says was paid.
package struct PaymentDifference: Hashable, Sendable {
    package let service: Service
    package let month: Month
    /// The sum of the payments' splits.
    package let posted: Money
    /// As the balance has it.
    package let paid: Money

    package init(service: Service, month: Month, posted: Money, paid: Money) {
        (self.service, self.month, self.posted, self.paid) = (service, month, posted, paid)
    }
}

extension Sequence<Payment> {
    /// The payments that look like an earlier one: the same sum, day and bank under another number.
    package var repeated: [Payment] {
        var known: Set<Likeness> = []
        return filter { !known.insert(Likeness(day: $0.day, amount: $0.amount, bank: $0.bank)).inserted }
    }
}

private struct Likeness: Hashable {
    let day: Day
    let amount: Money
    let bank: String
}
