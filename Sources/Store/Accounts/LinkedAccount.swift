package import Domain

/// An account that a customer has a right to: there is no other way to get one than to ask for it in the customer's name.
package struct LinkedAccount: Sendable {
    package let slug: AccountSlug
    package let account: Account

    fileprivate init(slug: AccountSlug, account: Account) {
        (self.slug, self.account) = (slug, account)
    }
}

extension Connection {
    /// Nil when there is no such account, and just so when it is somebody else's.
    package func account(_ slug: AccountSlug, of customer: CustomerID) throws -> LinkedAccount? {
        try row(
            """
            SELECT link.slug, account.account, account.payer, account.address, account.residents
            FROM account_link AS link JOIN account ON account.account = link.account
            WHERE link.customer = $1 AND link.slug = $2
            """, [customer, slug], as: linkedAccount)
    }

    /// The accounts that a customer has linked, in the order in which they were.
    package func accounts(of customer: CustomerID) throws -> [LinkedAccount] {
        try rows(
            """
            SELECT link.slug, account.account, account.payer, account.address, account.residents
            FROM account_link AS link JOIN account ON account.account = link.account
            WHERE link.customer = $1
            ORDER BY link.created_at, account.account
            """, [customer], as: linkedAccount)
    }
}

private func linkedAccount(_ row: any Row) -> LinkedAccount {
    LinkedAccount(
        slug: AccountSlug(stored: row.text(0)), account: row.account(1))
}

extension Row {
    /// The account whose number, payer, address and residents stand in four columns.
    func account(_ column: Int) -> Account {
        Account(
            number: AccountNumber(stored: text(column)), payer: text(column + 1), address: text(column + 2),
            residents: Int(int(column + 3)))
    }
}
