package import Domain

extension Customer {
    /// What an account can be proved by. An account that does not exist takes the same queries.
    package func proofFacts(_ number: AccountNumber) throws -> ProofFacts {
        guard let catalogue = try? catalogue else { return ProofFacts(meters: [], bills: []) }
        let any = Account(number: number, payer: "", address: "", residents: 1)
        let account = ReadableAccount(connection, any, catalogue)
        let meters = try account.metersInUse().value().map(\.number)
        let last = try account.billedPeriod()?.last ?? today.month
        let bills = try Period(last - 12, last).map { try account.bills(in: $0) } ?? []
        return ProofFacts(meters: meters, bills: bills.prefix(2).map(\.totals))
    }

    /// Links a proved account, or confirms a link after its payer has changed.
    ///
    /// - Returns: its name in the customer's addresses, and whether it is a new link; nil if there is no such account.
    package func link(_ number: AccountNumber, now: Timestamp) throws -> (slug: AccountSlug, isNew: Bool)? {
        let isKnown =
            try connection.row(
                "SELECT 1 FROM account_link WHERE customer = $1 AND account = $2", [id, number]
            ) { $0.int(0) } != nil
        try connection.execute(
            """
            INSERT INTO account_link (customer, slug, created_at, position, account, payer)
            SELECT $1, $2, $3, (SELECT COALESCE(MAX(position), -1) + 1 FROM account_link WHERE customer = $1),
                account, payer
            FROM account WHERE account = $4
            ON CONFLICT (customer, account) DO UPDATE SET payer = excluded.payer
            """, [id, AccountSlug.random(), now, number])
        let slug = try connection.row(
            "SELECT slug FROM account_link WHERE customer = $1 AND account = $2", [id, number]
        ) { AccountSlug(stored: $0.text(0)) }
        return slug.map { ($0, !isKnown) }
    }

    /// The other customers who hold an account, to be told about a new link.
    package func otherHolders(of number: AccountNumber) throws -> [AccountHolder] {
        try connection.rows(
            """
            SELECT customer.id, customer.email, customer.language
            FROM account_link AS link
            JOIN customer ON customer.id = link.customer
            JOIN account ON account.account = link.account
            WHERE link.account = $1 AND link.customer <> $2 AND (link.payer IS NULL OR link.payer = account.payer)
            """, [number, id]
        ) { AccountHolder(row: $0, 0) }
    }
}

package struct AccountHolder: Sendable {
    package let id: CustomerID
    package let email: String
    package let language: Language?

    /// Its id, e-mail and language are in three columns from `column` on.
    init(row: any Row, _ column: Int) {
        (id, email) = (CustomerID(stored: row.int(column)), row.text(column + 1))
        language = row.optionalText(column + 2).flatMap(Language.init(rawValue:))
    }
}
