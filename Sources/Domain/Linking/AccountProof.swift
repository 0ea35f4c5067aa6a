/// How a customer proves that an account is theirs. The operator chooses which proofs are accepted.
package enum ProofKind: String, CaseIterable, Sendable {
    /// The serial number of a meter in use.
    case meter
    /// The sum of one of the last two bills.
    case bill
}

/// A proof as it was typed.
package enum AccountProof: Hashable, Sendable {
    case meter(String)
    case bill(Money)
}

/// What an account can be proved by. Made of an account that does not exist, it proves nothing.
package struct ProofFacts: Sendable {
    package let meters: [MeterNumber]
    /// The last two bills, the latest first.
    package let bills: [BillTotals]

    package init(meters: [MeterNumber], bills: [BillTotals]) {
        (self.meters, self.bills) = (meters, bills)
    }

    /// A bill's sum is what it asks to pay, or what it charges for the month: people copy either. A sum of zero proves
    /// nothing.
    package func agree(with proof: AccountProof) -> Bool {
        switch proof {
        case .meter(let number): meters.contains { $0.resembles(number) }
        case .bill(let sum): sum > .zero && bills.contains { sum == $0.toPay || sum == $0.charged }
        }
    }
}
