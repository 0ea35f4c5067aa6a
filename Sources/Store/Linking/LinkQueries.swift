package import Domain

extension Customer {
    /// What an account can be proved by: only what its present payer has, and nobody who was the payer before. An account
    /// that does not exist takes the same queries.
    ///
    /// - Parameter code: makes the code that the paper bill of an account and its payer has.
    package func proofFacts(_ number: AccountNumber, code: (Account) -> String) throws -> ProofFacts? {
        guard let catalogue = try? catalogue else { return nil }
        let payer = try connection.row("SELECT payer FROM account WHERE account = $1", [number]) { $0.text(0) }
        let supposed = Account(number: number, payer: payer ?? "", address: "", residents: 1)
        let account = ReadableAccount(connection, supposed, catalogue)
        let meters = try account.meters(inUseOn: today).value().map(\.number)
        let isKnownToOthers = try account.hadOtherPayer()
        let months = try account.monthsBilledToPayer(ofLatest: 2)
        let bills = try Period(months.last ?? today.month, months.first ?? today.month).map {
            try account.bills(in: $0)
        }
        return ProofFacts(
            meters: isKnownToOthers ? [] : meters,
            bills: bills?.filter { months.contains($0.month) }.map(\.totals) ?? [], code: code(supposed))
    }

    /// Links a proved account, or confirms a link after its payer has changed.
    ///
    /// - Returns: its name in the customer's addresses, and whether it could not be read before; nil if there is no
    ///   such account.
    package func link(_ number: AccountNumber, now: Timestamp) throws -> (slug: AccountSlug, isNew: Bool)? {
        let isKnown = try linkedAccounts().contains { $0.number == number && $0.isConfirmed }
        // Whom the customer let see the account of the earlier payer is not let see that of the present one.
        if !isKnown { try connection.endHelp(of: number, by: id, now: now) }
        try connection.execute(
            """
            INSERT INTO account_link (customer, slug, created_at, position, account, payer)
            SELECT $1, $2, $3, (SELECT COALESCE(MAX(position), -1) + 1 FROM account_link WHERE customer = $1),
                account, payer
            FROM account WHERE account = $4
            ON CONFLICT (customer, account) DO UPDATE SET payer = excluded.payer, passed_from = NULL
            """, [id, AccountSlug.random(), now, number])
        let slug = try connection.row(
            "SELECT slug FROM account_link WHERE customer = $1 AND account = $2", [id, number]
        ) { AccountSlug(stored: $0.text(0)) }
        return slug.map { ($0, !isKnown) }
    }

    /// The other customers who hold an account.
    package func otherHolders(of number: AccountNumber) throws -> [LetterRecipient] {
        try connection.rows(
            """
            SELECT customer.id, customer.email, customer.language
            FROM account_link AS link
            JOIN customer ON customer.id = link.customer
            JOIN account ON account.account = link.account
            WHERE link.account = $1 AND link.customer <> $2 AND
            """ + LinkValidity.rule, [number, id]
        ) { LetterRecipient(row: $0, 0) }
    }
}

extension ReadableAccount {
    /// Those of the latest billed months whose bill was issued to the present payer, the newest first.
    fileprivate func monthsBilledToPayer(ofLatest count: Int) throws -> [Month] {
        let billed = try connection.rows(
            "SELECT bill.month, " + BillPayer.column + """
                 FROM bill JOIN account ON account.account = bill.account
                WHERE bill.account = $1 ORDER BY bill.month DESC LIMIT $2
                """, [number, count]
        ) { (month: $0.month(0), payer: $0.text(1)) }
        return billed.filter { account.isPaid(by: $0.payer) }.map(\.month)
    }

    /// Whether somebody else was the payer, who may know what does not change with the payer: a batch changed it, a bill
    /// says so, or somebody proved the account then.
    fileprivate func hadOtherPayer() throws -> Bool {
        try connection.rows(
            """
            SELECT payer FROM account_before WHERE account = $1
            UNION SELECT payer FROM bill WHERE account = $1 AND payer IS NOT NULL
            UNION SELECT payer FROM account_link WHERE account = $1 AND payer IS NOT NULL
            """, [number]
        ) { $0.text(0) }.contains { !account.isPaid(by: $0) }
    }
}

extension Authentication {
    /// The account that the customer wants to see right after signing in.
    package func firstAccount(of customer: CustomerID) throws -> AccountSlug? {
        try connection.row(
            """
            SELECT link.slug FROM account_link AS link JOIN account ON account.account = link.account
            WHERE link.customer = $1 AND link.opens_first = 1 AND
            """ + LinkValidity.rule, [customer]
        ) { AccountSlug(stored: $0.text(0)) }
    }
}
