package import Domain

/// Which bill goes to whom.
package struct MailedBillKey: Hashable, Sendable {
    package let month: Month
    package let account: AccountNumber
    package let customer: CustomerID
}

/// A bill as a letter told it, or will tell it.
package struct MailedBill: Sendable {
    /// 0: the first letter; from 1 on its corrections.
    package let revision: Int
    package let letter: Int64
    package let toPay: Money
    package let due: Day
    package let fingerprint: [UInt8]
    /// Whether its words were written: then it may have left.
    package let isWritten: Bool
    /// False if it was withdrawn unsent.
    package let hasLetter: Bool

    package init(
        revision: Int, letter: Int64, toPay: Money, due: Day, fingerprint: [UInt8], isWritten: Bool, hasLetter: Bool
    ) {
        (self.revision, self.letter, self.toPay, self.due) = (revision, letter, toPay, due)
        (self.fingerprint, self.isWritten, self.hasLetter) = (fingerprint, isWritten, hasLetter)
    }

    init(row: any Row, _ column: Int) {
        self.init(
            revision: Int(row.int(column)), letter: row.int(column + 1), toPay: row.money(column + 2),
            due: row.day(column + 3), fingerprint: row.bytes(column + 4), isWritten: !row.isNull(column + 5),
            hasLetter: !row.isNull(column + 6))
    }
}

/// Somebody who gets an account's bill of a month.
package struct BillSubscriber: Sendable {
    package let key: MailedBillKey
    package let email: String
    /// Nil if the customer has never chosen one.
    package let language: Language?
    /// When the customer subscribed.
    package let since: Timestamp

    fileprivate init(_ month: Month, _ row: any Row) {
        key = MailedBillKey(month: month, account: row.accountNumber(0), customer: CustomerID(stored: row.int(1)))
        (email, language, since) = (row.text(2), row.language(3), row.moment(4))
    }
}

extension Operator {
    /// The next subscribers whose account has a bill of the month, in the order of accounts and customers.
    ///
    /// - Parameter previous: after whom to go on; nil for the start.
    package func billSubscribers(
        of month: Month, after previous: MailedBillKey?, limit: Int
    ) throws -> [BillSubscriber] {
        try connection.rows(
            allSubscribers, [month, previous?.account.text ?? "", previous?.customer.number ?? 0, limit]
        ) { BillSubscriber(month, $0) }
    }

    /// Those who have subscribed since a moment, in the order of time.
    package func billSubscribers(of month: Month, since: Timestamp, limit: Int) throws -> [BillSubscriber] {
        try connection.rows(newSubscribers, [month, since, limit]) { BillSubscriber(month, $0) }
    }

    /// The letters about the bills of consecutive accounts, the latest last.
    package func mailedBills(
        of month: Month, from first: AccountNumber, through last: AccountNumber
    ) throws -> [MailedBillKey: [MailedBill]] {
        let found = try connection.rows(
            mailed + " WHERE ebill.month = $1 AND ebill.account >= $2 AND ebill.account <= $3 ORDER BY ebill.revision",
            [month, first, last]
        ) { row in
            let key = MailedBillKey(
                month: month, account: row.accountNumber(0), customer: CustomerID(stored: row.int(1)))
            return (key: key, bill: MailedBill(row: row, 2))
        }
        return Dictionary(grouping: found, by: \.key).mapValues { $0.map(\.bill) }
    }
}

private let subscribers: SQL =
    """
    SELECT subscription.account, subscription.customer, customer.email, customer.language, subscription.since
    FROM ebill_subscription AS subscription
    JOIN account_link AS link ON link.customer = subscription.customer AND link.account = subscription.account
    JOIN customer ON customer.id = subscription.customer
    JOIN account ON account.account = subscription.account
    JOIN bill ON bill.account = subscription.account AND bill.month = $1
    WHERE
    """ + SubscriptionValidity.rule

private let allSubscribers =
    subscribers
        + """
         AND (subscription.account, subscription.customer) > ($2, $3)
        ORDER BY subscription.account, subscription.customer LIMIT $4
        """

private let newSubscribers =
    subscribers + " AND subscription.since >= $2 ORDER BY subscription.since LIMIT $3"

private let mailed: SQL =
    """
    SELECT ebill.account, ebill.customer, ebill.revision, ebill.letter, ebill.to_pay, ebill.due, ebill.fingerprint,
        ebill.written_at, letter.id
    FROM ebill LEFT JOIN letter ON letter.id = ebill.letter
    """
