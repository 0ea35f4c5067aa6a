package import Domain

/// Who a customer is, for the operator's acts and the letters about them.
package struct CustomerIdentity: Sendable {
    package let id: CustomerID
    package let email: String
    package let language: Language?
    let name: String?
    let phone: String?

    /// From the columns id, email, language, name, phone.
    init(row: any Row) {
        (id, email) = (CustomerID(stored: row.int(0)), row.text(1))
        language = row.language(2)
        (name, phone) = (row.optionalText(3), row.optionalText(4))
    }
}

extension Operator {
    package func identity(_ email: String) throws -> CustomerIdentity? {
        try connection.row(
            "SELECT id, email, language, name, phone FROM customer WHERE email = $1", [email], as: CustomerIdentity.init
        )
    }
}
