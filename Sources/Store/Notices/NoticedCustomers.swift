package import Domain

extension Operator {
    /// The next customers, for a notice of the operator.
    package func recipients(after last: CustomerID?, limit: Int) throws -> [LetterRecipient] {
        try connection.rows(
            "SELECT id, email, language FROM customer WHERE id > $1 ORDER BY id LIMIT $2",
            [last ?? CustomerID(stored: 0), limit]
        ) { LetterRecipient(row: $0, 0) }
    }

    package func recipient(_ customer: CustomerID) throws -> LetterRecipient? {
        try connection.row("SELECT id, email, language FROM customer WHERE id = $1", [customer]) {
            LetterRecipient(row: $0, 0)
        }
    }

    /// Whether a notice is for a customer: for everybody, or for one of the customer's accounts.
    package func concerns(_ notice: OperatorNotice, _ customer: CustomerID) throws -> Bool {
        guard notice.audience != .all else { return true }
        return try connection.placedAccounts(of: customer).contains { notice.audience.contains($0) }
    }
}
