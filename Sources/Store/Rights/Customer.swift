package import Domain

/// A customer who has signed in: made only from a session that is in force. Opens the accounts that the customer has linked,
/// and no other.
package struct Customer {
    let connection: any Connection
    package let id: CustomerID
    package let today: Day
    private let published: Catalogue?

    package init(_ visitor: Visitor) throws(RightsError) {
        guard let session = visitor.session else { throw .signInNeeded }
        (connection, id, today) = (visitor.connection, session.customer, visitor.today)
        published = visitor.catalogue
    }

    /// Before the first batch there is none, and no account either.
    package var catalogue: Catalogue {
        get throws(RightsError) {
            guard let published else { throw .noSuchAccount }
            return published
        }
    }

    /// The customer's own account; anybody else's is not found, as one that does not exist.
    package func account(_ slug: AccountSlug) throws -> ReadableAccount {
        let catalogue = try catalogue
        let account = try connection.row(
            """
            SELECT account.account, account.payer, account.address, account.residents
            FROM account_link AS link JOIN account ON account.account = link.account
            WHERE link.customer = $1 AND link.slug = $2
            """, [id, slug]
        ) { ReadableAccount(connection, $0.account(0), catalogue) }
        guard let account else { throw RightsError.noSuchAccount }
        return account
    }

    /// Every account that the customer has linked, in the order in which they were, with what stands for it in the
    /// customer's addresses.
    package func accounts() throws -> [(slug: AccountSlug, account: ReadableAccount)] {
        guard let published else { return [] }
        return try connection.rows(
            """
            SELECT link.slug, account.account, account.payer, account.address, account.residents
            FROM account_link AS link JOIN account ON account.account = link.account
            WHERE link.customer = $1
            ORDER BY link.created_at, account.account
            """, [id]
        ) { row in
            (AccountSlug(stored: row.text(0)), ReadableAccount(connection, row.account(1), published))
        }
    }
}

package enum RightsError: Error {
    /// Only a customer who has signed in may ask for this.
    case signInNeeded
    /// There is no such account, or it is not this customer's.
    case noSuchAccount
}

extension Row {
    /// The account whose number, payer, address and residents stand in four columns.
    func account(_ column: Int) -> Account {
        Account(
            number: AccountNumber(stored: text(column)), payer: text(column + 1), address: text(column + 2),
            residents: Int(int(column + 3)))
    }
}
