package import Domain

/// A customer's own link to an account: the right to arrange and end it, and to let others see the account. Only
/// `Customer` makes one.
package struct LinkedAccount {
    let connection: any Connection
    let customer: CustomerID
    package let slug: AccountSlug
    package let number: AccountNumber
    package let printedNumber: AccountNumber?
    package let address: String
    /// The customer's own name for it.
    package let name: String?
    package let isHidden: Bool
    /// Whether it is shown right after signing in.
    package let opensFirst: Bool
    /// False after the payer of the account has changed: it cannot be read until it is proved again.
    package let isConfirmed: Bool
}

extension Customer {
    /// The customer's own links in the customer's order.
    package func linkedAccounts() throws -> [LinkedAccount] {
        try connection.rows(linked, [id]) { row in
            LinkedAccount(
                connection: connection, customer: id, slug: AccountSlug(stored: row.text(0)),
                number: row.accountNumber(1), printedNumber: row.optionalText(7).map(AccountNumber.init(stored:)),
                address: row.text(2), name: row.optionalText(3),
                isHidden: row.int(4) == 1, opensFirst: row.int(5) == 1, isConfirmed: row.int(6) == 1)
        }
    }

    /// - Throws: `RightsError.noSuchAccount` unless it is the customer's own.
    package func linkedAccount(_ slug: AccountSlug) throws -> LinkedAccount {
        guard let linked = try linkedAccounts().first(where: { $0.slug == slug }) else {
            throw RightsError.noSuchAccount
        }
        return linked
    }

    /// Whether the account is the customer's own, and not only seen as a helper.
    package func holds(_ slug: AccountSlug) throws -> Bool {
        try linkedAccounts().contains { $0.slug == slug && $0.isConfirmed }
    }

    /// Puts the links into this order.
    package func arrange(_ slugs: [AccountSlug]) throws {
        for (position, slug) in slugs.enumerated() {
            try connection.execute(
                "UPDATE account_link SET position = $1 WHERE customer = $2 AND slug = $3", [position, id, slug])
        }
    }
}

private let linked: SQL =
    "SELECT link.slug, link.account, account.address, link.name, link.hidden, link.opens_first, " + LinkValidity.column
        + """
        , account.printed_number FROM account_link AS link JOIN account ON account.account = link.account
        WHERE link.customer = $1 ORDER BY link.position, link.created_at, link.account
        """

extension LinkedAccount {
    /// - Parameter name: nil for none.
    package func save(name: String?, isHidden: Bool, opensFirst: Bool) throws {
        if opensFirst {
            try connection.execute("UPDATE account_link SET opens_first = 0 WHERE customer = $1", [customer])
        }
        try connection.execute(
            "UPDATE account_link SET name = $1, hidden = $2, opens_first = $3 WHERE customer = $4 AND slug = $5",
            [name, isHidden ? 1 : 0, opensFirst ? 1 : 0, customer, slug])
    }
}
