package import Domain

/// A customer's key: random, and never shown.
package struct CustomerID: Hashable, Sendable, Bindable {
    package let number: Int64

    package init(stored number: Int64) {
        self.number = number
    }

    package static func random() -> CustomerID { CustomerID(stored: .random(in: 1 ... .max)) }

    package var stored: StoredValue { .int(number) }
}

package enum CustomerError: Error, Equatable {
    case emailTaken
    case noSuchAccount(AccountNumber)
}

extension Operator {
    /// Adds a customer who may read `accounts`.
    ///
    /// - Parameter password: hashed.
    /// - Throws: `CustomerError`; nothing is added then, even if the transaction continues.
    package func addCustomer(email: String, password: String, accounts: [AccountNumber], now: Timestamp) throws {
        let customer = CustomerID.random()
        guard try connection.holder(of: email, now: now) == nil else { throw CustomerError.emailTaken }
        let added = try connection.execute(
            """
            INSERT INTO customer (id, email, password, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (email) DO NOTHING
            """, [customer, email, password, now])
        guard added == 1 else { throw CustomerError.emailTaken }
        for (order, account) in accounts.enumerated() {
            let linked = try connection.execute(
                """
                INSERT INTO account_link (customer, slug, created_at, position, account, payer)
                SELECT $1, $2, $3, $4, account, payer FROM account WHERE account = $5
                """, [customer, AccountSlug.random(), now, order, account])
            if linked == 1 { continue }
            // With the links added so far.
            try connection.execute("DELETE FROM customer WHERE id = $1", [customer])
            throw CustomerError.noSuchAccount(account)
        }
    }
}

extension Authentication {
    /// The data of a customer for signing in; nil for an unknown e-mail.
    package func credentials(email: String) throws -> Credentials? {
        try connection.row(
            "SELECT id, email, password, language FROM customer WHERE email = $1", [email], as: Credentials.init)
    }

    /// Nil if the customer was deleted.
    package func credentials(of customer: CustomerID) throws -> Credentials? {
        try connection.row(
            "SELECT id, email, password, language FROM customer WHERE id = $1", [customer], as: Credentials.init)
    }

    /// Stores the customer's language.
    package func remember(_ language: Language, for customer: CustomerID) throws {
        try connection.execute("UPDATE customer SET language = $1 WHERE id = $2", [language.rawValue, customer])
    }

    package func replacePassword(of customer: CustomerID, with hash: String) throws {
        try connection.execute("UPDATE customer SET password = $1 WHERE id = $2", [hash, customer])
    }
}

package struct Credentials: Sendable {
    package let customer: CustomerID
    package let email: String
    /// Hashed.
    package let password: String
    package let language: Language?

    init(_ row: any Row) {
        customer = CustomerID(stored: row.int(0))
        (email, password) = (row.text(1), row.text(2))
        language = row.language(3)
    }
}
