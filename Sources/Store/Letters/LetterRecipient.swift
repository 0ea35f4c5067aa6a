package import Domain

/// A customer to whom a letter is written.
package struct LetterRecipient: Sendable {
    package let customer: CustomerID
    package let email: String
    /// Nil if the customer has never chosen one.
    package let language: Language?

    /// Its id, e-mail and language are in three columns from `column` on.
    init(row: any Row, _ column: Int) {
        (customer, email) = (CustomerID(stored: row.int(column)), row.text(column + 1))
        language = row.language(column + 2)
    }
}
