/// How the operator wants accounts to be linked.
package struct LinkingRules: Sendable {
    /// The accepted proofs, in the order in which they are asked for.
    package let proofs: [ProofKind]
    package let payerChange: PayerChange

    /// What happens to a link when the account's payer changes. The new household's bills are not the old one's
    /// business: in both cases the account can no longer be read.
    package enum PayerChange: String, Sendable {
        /// The customer is asked to prove the account again.
        case confirm
        /// The link ends.
        case end
    }

    package init(proofs: [ProofKind] = [.meter, .bill], payerChange: PayerChange = .confirm) {
        (self.proofs, self.payerChange) = (proofs, payerChange)
    }

    /// Whether a link is in its customer's list.
    package func lists(isConfirmed: Bool) -> Bool { isConfirmed || payerChange == .confirm }
}
