package import Domain

/// An account whose payer has changed since the customer proved it: the bills that were issued until then, and nothing else.
/// Only `Customer` makes one.
package struct FormerHolding {
    private let account: ReadableAccount
    /// As it was proved.
    private let payer: String

    fileprivate init(_ account: ReadableAccount, payer: String) {
        (self.account, self.payer) = (account, payer)
    }

    package var number: AccountNumber { account.number }

    /// Newest first.
    ///
    /// - Throws: `LedgerError` if the stored data do not add up, which the import prevents.
    package func bills() throws -> [BillSummary] {
        let own = Set(try account.connection.rows(ownBills, [number, payer]) { $0.month(0) })
        guard let first = own.min(), let last = own.max(), let period = Period(first, last) else { return [] }
        return try account.bills(in: period).filter { own.contains($0.month) }
    }

    /// Front and back; nil if there is no bill, or if it was issued to somebody else.
    ///
    /// - Throws: as `bills`.
    package func bill(_ month: Month) throws -> BillRecords? {
        guard try account.connection.rows(ownBills, [number, payer], as: { $0.month(0) }).contains(month),
            var records = try account.bill(month)
        else { return nil }
        records.back = try account.billBack(on: records.dates.issued)
        return records
    }
}

extension Customer {
    /// - Throws: `RightsError.noSuchAccount` unless it is a link of the customer's that ended with the payer's change.
    package func formerAccount(_ slug: AccountSlug) throws -> FormerHolding {
        let catalogue = try catalogue
        let found = try connection.row(endedLink, [id, slug]) { row in
            // All of the bills that can be read were issued to this payer.
            let account = ReadableAccount(connection, row.account(0), catalogue, namesFormerPayers: true)
            return FormerHolding(account, payer: row.text(4))
        }
        guard let found else { throw RightsError.noSuchAccount }
        return found
    }
}

private let endedLink: SQL =
    """
    SELECT account.account, account.payer, account.address, account.residents, link.payer
    FROM account_link AS link JOIN account ON account.account = link.account
    WHERE link.customer = $1 AND link.slug = $2 AND NOT
    """ + LinkValidity.rule

/// The months of the bills issued to a payer whom a later batch has changed.
private let ownBills: SQL =
    """
    SELECT bill.month FROM bill JOIN account ON account.account = bill.account WHERE bill.account = $1 AND $2 =
    """ + " " + BillPayer.column
