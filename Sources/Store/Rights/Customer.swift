package import Domain

/// A customer who has signed in: only a valid session makes one. It gives access to the customer's linked accounts, and
/// to no other.
package struct Customer {
    let connection: any Connection
    package let session: Session
    package let now: Timestamp
    package let today: Day
    package let language: Language
    private let published: Catalogue?
    let traceLog: TraceLog

    package init(_ visitor: Visitor) throws(RightsError) {
        guard let session = visitor.session else { throw .signInNeeded }
        (connection, self.session) = (visitor.connection, session)
        (now, today, language) = (visitor.now, visitor.today, visitor.language)
        (published, traceLog) = (visitor.catalogue, visitor.traceLog)
    }

    package var id: CustomerID { session.customer }

    /// Before the first batch there is no catalogue, and no account.
    package var catalogue: Catalogue {
        get throws(RightsError) {
            guard let published else { throw .noSuchAccount }
            return published
        }
    }

    /// The customer's own account, or one that its holder lets the customer see; any other is not found, as if it did
    /// not exist.
    package func account(_ slug: AccountSlug) throws -> ReadableAccount {
        let catalogue = try catalogue
        let own = try connection.row(ownAccount, [id, slug]) { row in
            ReadableAccount(
                connection, row.account(0, printed: 6), catalogue, name: row.optionalText(7),
                closedOn: row.optionalDay(4), opened: row.optionalDay(8),
                mergedInto: row.optionalText(9).map(AccountNumber.init(stored:)), namesFormerPayers: row.isNull(5))
        }
        guard let account = try own ?? helpedAccount(slug, catalogue) else { throw RightsError.noSuchAccount }
        return account
    }

    /// The accounts that the customer may read, with what the customer has set for them: first the own ones, in the
    /// customer's order, then those of others.
    package func accounts() throws -> [OpenAccount] {
        guard let published else { return [] }
        let own = try connection.ownAccounts(of: id, published)
        let helped = try helpedAccounts(published)
        return try own.value() + helped
    }
}

private let ownAccount: SQL =
    """
    SELECT account.account, account.payer, account.address, account.residents, account.closed_on, link.payer,
        account.printed_number, link.name, account.opened, account.merged_into
    FROM account_link AS link JOIN account ON account.account = link.account
    WHERE link.customer = $1 AND link.slug = $2 AND
    """ + LinkValidity.rule

extension Connection {
    /// The accounts that a customer holds, in the customer's order.
    func ownAccounts(of customer: CustomerID, _ catalogue: Catalogue) throws -> Later<[OpenAccount]> {
        try later(ownAccountRows, [customer]) { row in
            let account = ReadableAccount(
                self, row.account(1, printed: 9), catalogue, name: row.optionalText(5),
                closedOn: row.optionalDay(7), namesFormerPayers: row.isNull(8))
            return OpenAccount(
                slug: AccountSlug(stored: row.text(0)), account: account, isHidden: row.int(6) == 1, help: nil)
        }
    }
}

private let ownAccountRows: SQL =
    """
    SELECT link.slug, account.account, account.payer, account.address, account.residents, link.name, link.hidden,
        account.closed_on, link.payer, account.printed_number
    FROM account_link AS link JOIN account ON account.account = link.account
    WHERE link.customer = $1 AND
    """ + LinkValidity.rule + " ORDER BY link.position, link.created_at, account.account"

/// An account that the customer may read.
package struct OpenAccount {
    /// Its name in the customer's addresses.
    package let slug: AccountSlug
    package let account: ReadableAccount
    /// Whether the customer wishes not to see it in the list.
    package let isHidden: Bool
    /// Nil for the customer's own.
    package let help: Help?

    /// The customer sees it as a helper of its holder.
    package struct Help: Sendable {
        package let id: HelperAccessID
        /// Nil: until it is ended.
        package let lastDay: Day?
        package let scope: HelperScope
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
    ///
    /// - Parameter printed: the column of the printed number, if it is read.
    func account(_ column: Int, printed: Int? = nil) -> Account {
        Account(
            number: AccountNumber(stored: text(column)), payer: text(column + 1), address: text(column + 2),
            residents: Int(int(column + 3)),
            printedNumber: printed.flatMap { optionalText($0) }.map(AccountNumber.init(stored:)))
    }
}
