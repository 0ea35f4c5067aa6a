/// To whom a bill of `bill` was first issued: what the billing system says itself, else the payer of its first version, else who
/// was the payer before a later batch brought another one, else the present payer of `account`. See also
/// `ReadableAccount.issue`.
enum BillPayer {
    static let column: SQL = """
        COALESCE(bill.payer, (
            SELECT first.payer FROM bill_version AS first
            WHERE first.account = bill.account AND first.month = bill.month ORDER BY first.batch LIMIT 1), (
            SELECT account_before.payer FROM account_before
            WHERE account_before.account = bill.account AND account_before.last_issued >= bill.issued
            ORDER BY account_before.last_issued LIMIT 1), account.payer)
        """
}
