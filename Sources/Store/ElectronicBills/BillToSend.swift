package import Domain

/// A bill whose letter is about to be sent.
package struct BillToSend: Sendable {
    package let key: MailedBillKey
    /// The account's name in the customer's addresses.
    package let slug: AccountSlug
    /// The customer's present e-mail.
    package let email: String
    /// Nil if the customer has never chosen one.
    package let language: Language?
    /// As it was planned, or last written.
    package let planned: MailedBill
    /// What was sent before, if this is a correction.
    package let previous: MailedBill?
    package let records: BillRecords
    package let content: BilledContent
}

extension Operator {
    /// - Returns: nil if nobody is to get it any more: the subscription, the link or the bill is gone, a later letter
    ///   corrects it, or the operator holds the month.
    package func billToSend(_ letter: Int64) throws -> BillToSend? {
        guard let catalogue = try catalogue() else { return nil }
        typealias Found = (
            key: MailedBillKey, planned: MailedBill, slug: AccountSlug, email: String, language: Language?,
            account: Account
        )
        let found = try connection.row(toSend, [letter]) { row -> Found in
            let account = row.account(11, printed: 16)
            let key = MailedBillKey(
                month: row.month(0), account: account.number, customer: CustomerID(stored: row.int(1)))
            return (
                key, MailedBill(row: row, 2), AccountSlug(stored: row.text(9)), row.text(10), row.language(15), account
            )
        }
        guard let found else { return nil }
        let (key, number) = (found.key, found.key.account)
        guard let records = try readable(found.account, catalogue).wholeBill(key.month),
            let content = try billedContents(of: key.month, from: number, through: number)[number]
        else { return nil }
        let earlier = try mailedBills(of: key.month, from: number, through: number)[key]
        return BillToSend(
            key: key, slug: found.slug, email: found.email, language: found.language, planned: found.planned,
            previous: earlier?.last { $0.revision < found.planned.revision }, records: records, content: content)
    }

    /// Keeps what the letter says, before it is sent.
    ///
    /// - Parameters:
    ///   - letter: as it was written.
    ///   - token: the SHA-256 of the token in it. The subscription gets it: the key may have been replaced meanwhile.
    /// - Returns: false if the bill was changed since it was read.
    package func wasWritten(
        _ bill: BillToSend, _ fingerprint: [UInt8], as letter: Letter, token: [UInt8], now: Timestamp
    ) throws -> Bool {
        let isCurrent =
            try connection.execute(
                """
                UPDATE ebill SET written_at = $1, to_pay = $2, due = $3, fingerprint = $4
                WHERE letter = $5 AND fingerprint = $6
                """,
                [now, bill.content.toPay, bill.content.due, fingerprint, bill.planned.letter, bill.planned.fingerprint])
            == 1
        guard isCurrent else { return false }
        try wasWritten(bill.planned.letter, as: letter)
        try connection.execute(
            "UPDATE ebill_subscription SET token = $1 WHERE customer = $2 AND account = $3 AND token <> $1",
            [token, bill.key.customer, bill.key.account])
        return true
    }

    /// Gives each subscription the token of a new key: those in earlier letters end none any more.
    ///
    /// - Parameter token: the SHA-256 of a subscription's token.
    package func renewSubscriptionTokens(_ token: (CustomerID, AccountNumber) -> [UInt8]) throws {
        let all = try connection.rows("SELECT customer, account FROM ebill_subscription", []) {
            (CustomerID(stored: $0.int(0)), $0.accountNumber(1))
        }
        for (customer, account) in all {
            try connection.execute(
                "UPDATE ebill_subscription SET token = $1 WHERE customer = $2 AND account = $3",
                [token(customer, account), customer, account])
        }
    }
}

private let toSend: SQL =
    """
    SELECT ebill.month, ebill.customer, ebill.revision, ebill.letter, ebill.to_pay, ebill.due, ebill.fingerprint,
        ebill.written_at, letter.id, link.slug, customer.email, account.account, account.payer, account.address,
        account.residents, customer.language, account.printed_number
    FROM ebill
    JOIN letter ON letter.id = ebill.letter
    JOIN ebill_subscription AS subscription
        ON subscription.customer = ebill.customer AND subscription.account = ebill.account
    JOIN account_link AS link ON link.customer = ebill.customer AND link.account = ebill.account
    JOIN customer ON customer.id = ebill.customer
    JOIN account ON account.account = ebill.account
    WHERE ebill.letter = $1
        AND NOT EXISTS (
            SELECT 1 FROM ebill AS later
            WHERE later.month = ebill.month AND later.account = ebill.account AND later.customer = ebill.customer
                AND later.revision > ebill.revision)
        AND NOT EXISTS (SELECT 1 FROM ebill_month WHERE ebill_month.month = ebill.month AND ebill_month.is_held = 1)
        AND
    """ + SubscriptionValidity.rule
