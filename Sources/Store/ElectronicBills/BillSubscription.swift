package import Domain

/// A customer's wish to get an account's bills by e-mail.
package struct BillSubscription: Sendable {
    /// Whether the customer wants no paper bill.
    package let isInsteadOfPaper: Bool
    package let since: Timestamp
    package let endedAt: Timestamp?
    /// Whether the account still has the payer of then; with another one the subscription is over.
    fileprivate let isOfPayer: Bool

    package var isActive: Bool { endedAt == nil && isOfPayer }
}

extension Customer {
    /// The customer's subscriptions, ended ones too. Accounts of others have none: a helper does not subscribe.
    package func billSubscriptions() throws -> [AccountNumber: BillSubscription] {
        let found = try connection.rows(
            """
            SELECT subscription.account, subscription.instead_of_paper, subscription.since, subscription.ended_at,
                CASE WHEN subscription.payer = account.payer THEN 1 ELSE 0 END
            FROM ebill_subscription AS subscription JOIN account ON account.account = subscription.account
            WHERE subscription.customer = $1
            """, [id]
        ) { row in
            let subscription = BillSubscription(
                isInsteadOfPaper: row.int(1) == 1, since: row.moment(2), endedAt: row.optionalMoment(3),
                isOfPayer: row.int(4) == 1)
            return (row.accountNumber(0), subscription)
        }
        return Dictionary(uniqueKeysWithValues: found)
    }
}

extension Customer {
    /// Whether the customer gets the account's bills by e-mail; none unless the account is the customer's own.
    package func isSubscribed(to slug: AccountSlug) throws -> Later<Bool?> {
        try connection.later(
            """
            SELECT CASE WHEN subscription.ended_at IS NULL AND subscription.payer = account.payer THEN 1 ELSE 0 END
            FROM account_link AS link JOIN account ON account.account = link.account
            LEFT JOIN ebill_subscription AS subscription
                ON subscription.customer = link.customer AND subscription.account = link.account
            WHERE link.customer = $1 AND link.slug = $2
            """, [id, slug]
        ) { $0.int(0) == 1 }.map(\.first)
    }
}

extension LinkedAccount {
    /// Subscribes, again if the subscription has ended.
    ///
    /// - Parameter token: the SHA-256 of the token that ends the subscription; always the same for this link.
    /// - Returns: false if the link must be confirmed first.
    package func subscribe(isInsteadOfPaper: Bool, token: [UInt8], now: Timestamp) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO ebill_subscription (customer, account, payer, instead_of_paper, token, since, ended_at)
            SELECT link.customer, link.account, account.payer, $1, $2, $3, NULL
            FROM account_link AS link JOIN account ON account.account = link.account
            WHERE link.customer = $4 AND link.account = $5 AND
            """ + LinkValidity.rule + """
                 ON CONFLICT (customer, account) DO UPDATE SET
                    payer = excluded.payer, instead_of_paper = excluded.instead_of_paper, since = excluded.since,
                    ended_at = NULL
                """, [isInsteadOfPaper ? 1 : 0, token, now, customer, number]) == 1
    }

    package func choose(isInsteadOfPaper: Bool) throws {
        try connection.execute(
            "UPDATE ebill_subscription SET instead_of_paper = $1 WHERE customer = $2 AND account = $3",
            [isInsteadOfPaper ? 1 : 0, customer, number])
    }

    /// Does nothing if it has ended already.
    package func endSubscription(now: Timestamp) throws {
        try connection.execute(
            "UPDATE ebill_subscription SET ended_at = $1 WHERE customer = $2 AND account = $3 AND ended_at IS NULL",
            [now, customer, number])
    }
}

/// What a letter's link shows to whoever opens it.
package struct MailedSubscription: Sendable {
    package let account: AccountNumber
    package let email: String
    package let endedAt: Timestamp?
}

extension Visitor {
    /// Whoever has one of its letters may end a subscription, without signing in.
    ///
    /// - Parameter token: the SHA-256 of the letters' token.
    /// - Returns: nil if there is no such subscription, such as after its link was removed.
    package func mailedSubscription(_ token: [UInt8]) throws -> MailedSubscription? {
        try connection.row(
            """
            SELECT subscription.account, customer.email, subscription.ended_at
            FROM ebill_subscription AS subscription JOIN customer ON customer.id = subscription.customer
            WHERE subscription.token = $1
            """, [token]
        ) { MailedSubscription(account: $0.accountNumber(0), email: $0.text(1), endedAt: $0.optionalMoment(2)) }
    }

    /// Does nothing if it has ended already.
    package func endMailedSubscription(_ token: [UInt8], now: Timestamp) throws {
        try connection.execute(
            "UPDATE ebill_subscription SET ended_at = $1 WHERE token = $2 AND ended_at IS NULL", [now, token])
    }
}
