/// How a customer proves that an account is theirs. The operator chooses which proofs are accepted.
package enum ProofKind: String, CaseIterable, Sendable {
    /// The serial number of a meter in use.
    case meter
    /// The sum of one of the last two bills.
    case bill
    /// The code that is printed on paper bills only.
    case code
}

/// A proof as it was typed.
package enum AccountProof: Hashable, Sendable {
    case meter(String)
    case bill(Money)
    case code(String)

    package var kind: ProofKind {
        switch self {
        case .meter: .meter
        case .bill: .bill
        case .code: .code
        }
    }
}

/// What an account can be proved by. Made of an account that does not exist, it proves nothing.
package struct ProofFacts: Sendable {
    package let meters: [MeterNumber]
    /// The last two bills, the latest first.
    package let bills: [BillTotals]
    package let code: String

    package init(meters: [MeterNumber], bills: [BillTotals], code: String) {
        (self.meters, self.bills, self.code) = (meters, bills, code)
    }

    /// A bill's sum is what it asks to pay, or that of the month, with or without adjustments: people copy any of them.
    /// A sum of zero proves nothing.
    package func agree(with proof: AccountProof) -> Bool {
        switch proof {
        case .meter(let number): meters.contains { $0.resembles(number) }
        case .bill(let sum): sum > .zero && bills.contains { [$0.toPay, $0.charged, $0.ofTheMonth].contains(sum) }
        case .code(let typed): LookAlikes.folded(typed) == LookAlikes.folded(code)
        }
    }
}
