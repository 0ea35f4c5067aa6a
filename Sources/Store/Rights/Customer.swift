package import Domain

/// A customer who has signed in: only a valid session makes one. It gives access to the customer's linked accounts, and
/// to no other.
package struct Customer {
    let connection: any Connection
    package let session: Session
    package let now: Timestamp
    package let today: Day
    private let published: Catalogue?

    package init(_ visitor: Visitor) throws(RightsError) {
        guard let session = visitor.session else { throw .signInNeeded }
        (connection, self.session) = (visitor.connection, session)
        (now, today) = (visitor.now, visitor.today)
        published = visitor.catalogue
    }

    package var id: CustomerID { session.customer }

    /// Before the first batch there is no catalogue, and no account.
    package var catalogue: Catalogue {
        get throws(RightsError) {
            guard let published else { throw .noSuchAccount }
            return published
        }
    }

    /// The customer's own account; any other is not found, as if it did not exist.
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

    /// The customer's linked accounts with their slugs, in the order in which they were linked.
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
    /// The customer must sign in first.
    case signInNeeded
    /// The account does not exist, or is not this customer's.
    case noSuchAccount
}

extension Row {
    /// The account whose number, payer, address and residents are in four columns from `column` on.
    func account(_ column: Int) -> Account {
        Account(
            number: AccountNumber(stored: text(column)), payer: text(column + 1), address: text(column + 2),
            residents: Int(int(column + 3)))
    }
}
