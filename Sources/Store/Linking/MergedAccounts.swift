package import Domain

/// Where an account goes on that was merged into another one.
package enum SuccessorAccount: Sendable {
    /// By the customer's own link.
    case linked(AccountSlug, number: String)
    /// It must be proved first, and until then its number is not told.
    case unproved
}

extension Customer {
    /// Nil unless the account was merged.
    package func successor(of account: ReadableAccount) throws -> SuccessorAccount? {
        guard let successor = account.mergedInto else { return nil }
        return try connection.row(successorLink, [id, successor]) { row in
            let printed = row.optionalText(2).map(AccountNumber.init(stored:))
            return .linked(AccountSlug(stored: row.text(0)), number: row.accountNumber(1).shown(with: printed))
        } ?? .unproved
    }
}

private let successorLink: SQL =
    """
    SELECT link.slug, account.account, account.printed_number
    FROM account JOIN account_link AS link ON link.customer = $1 AND link.account = account.account
    WHERE account.account = $2 AND
    """ + LinkValidity.rule

extension Operator {
    /// Links the holders of merged accounts to those into which they were merged, if the payer is the same. Each link is passed
    /// on once: who removes the new account does not get it again. For `Database.write`.
    package func passLinksOn(now: Timestamp) throws {
        try takeLinksBack(now: now)
        let links = try connection.rows(linksToPassOn, []) { row in
            (customer: CustomerID(stored: row.int(0)), former: row.accountNumber(1), new: row.accountNumber(2))
        }
        for link in links {
            let added = try connection.execute(
                """
                INSERT INTO account_link (customer, slug, created_at, position, account, payer, passed_from)
                SELECT $1, $2, $3, (SELECT COALESCE(MAX(position), -1) + 1 FROM account_link WHERE customer = $1),
                    account, payer, $5
                FROM account WHERE account = $4
                ON CONFLICT (customer, account) DO NOTHING
                """, [link.customer, AccountSlug.random(), now, link.new, link.former])
            try connection.execute(
                "UPDATE account_link SET passed_on = $1 WHERE customer = $2 AND account = $3",
                [link.new, link.customer, link.former])
            guard added == 1 else { continue }
            try connection.log(.accountLinked, of: link.customer, detail: link.new.text, device: nil, now: now)
        }
    }

    /// Ends the links that came from an account which is not merged any more: its batch was undone, or corrected.
    private func takeLinksBack(now: Timestamp) throws {
        let links = try connection.rows(linksToTakeBack, []) { row in
            (customer: CustomerID(stored: row.int(0)), former: row.accountNumber(1), new: row.accountNumber(2))
        }
        for link in links {
            _ = try unlink(link.new, from: link.customer, now: now)
            try connection.execute(
                "UPDATE account_link SET passed_on = NULL WHERE customer = $1 AND account = $2",
                [link.customer, link.former])
            try connection.log(.accountRemoved, of: link.customer, detail: link.new.text, device: nil, now: now)
        }
    }
}

private let linksToTakeBack: SQL =
    """
    SELECT link.customer, former.account, link.account
    FROM account_link AS link JOIN account AS former ON former.account = link.passed_from
    WHERE link.passed_from IS NOT NULL AND (former.merged_into IS NULL OR former.merged_into <> link.account)
    ORDER BY link.customer, link.account
    """

private let linksToPassOn: SQL =
    """
    SELECT link.customer, former.account, former.merged_into
    FROM account AS former
    JOIN account_link AS link ON link.account = former.account
    JOIN account ON account.account = former.merged_into
    WHERE former.merged_into IS NOT NULL AND account.payer = former.payer
        AND (link.passed_on IS NULL OR link.passed_on <> former.merged_into) AND
    """ + LinkValidity.rule + " ORDER BY link.customer, former.account"
