/// When a link of `account_link AS link` to `account` opens the account: while the payer is the one of the day when it was
/// proved. A new household's bills are not the business of the old one.
enum LinkValidity {
    /// A condition, to be put after a keyword.
    static let rule: SQL = " (link.payer IS NULL OR link.payer = account.payer)"
    /// 1 or 0, as a column.
    static let column = "CASE WHEN" + rule + " THEN 1 ELSE 0 END"
}
