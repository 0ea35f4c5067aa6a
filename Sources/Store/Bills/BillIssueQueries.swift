package import Domain

extension ReadableAccount {
    /// What the account was when a bill was issued, if a batch has changed it since.
    func before(_ issued: Day) throws -> Later<[FormerAccount]> {
        let categories = catalogue.tariffs.categories
        return try connection.later(
            """
            SELECT residents, stove, benefit, plan, payer, address FROM account_before
            WHERE account = $1 AND last_issued >= $2 ORDER BY last_issued LIMIT 1
            """, [number, issued]
        ) { row in
            FormerAccount(payer: row.text(4), address: row.text(5), household: try Household(row: row, categories))
        }
    }

    /// The days of the data by which the earlier versions of a bill were replaced, first to last.
    func corrections(_ month: Month) throws -> Later<[Day]> {
        try connection.later(
            "SELECT replaced_on FROM bill_version WHERE account = $1 AND month = $2 ORDER BY batch", [number, month]
        ) { $0.day(0) }
    }

    /// - Parameters:
    ///   - stated: what the billing system says itself.
    ///   - former: what the account was, if it was changed since.
    func issue(_ stated: StatedIssue, _ former: FormerAccount?, corrections: [Day]) -> BillIssue {
        let payer = stated.payer ?? former?.payer ?? account.payer
        return BillIssue(
            payer: shown(payer), address: stated.address ?? former?.address ?? account.address,
            residents: stated.residents, versions: corrections.count, correctedOn: corrections.last)
    }

    /// Nil if the account had another payer then, whom the reader is not told.
    private func shown(_ payer: String) -> String? {
        namesFormerPayers || payer == account.payer ? payer : nil
    }

    /// A version of a bill that was replaced; nil if there is no such one.
    ///
    /// - Parameter version: 1 for the first.
    package func billVersion(_ month: Month, _ version: Int) throws -> BillVersion? {
        guard version > 0 else { return nil }
        let found = try connection.row(
            """
            SELECT issued, due, payer, address, residents, replaced_on, content FROM bill_version
            WHERE account = $1 AND month = $2 ORDER BY batch LIMIT 1 OFFSET $3
            """, [number, month, version - 1]
        ) { row in
            let issue = StatedIssue(payer: row.text(2), address: row.text(3), residents: Int(row.int(4)))
            let services = try BilledText(row.text(6)).services(month, catalogue)
            return (issued: row.day(0), due: row.day(1), issue: issue, replacedOn: row.day(5), services: services)
        }
        guard let found else { return nil }
        let payer = shown(found.issue.payer ?? "")
        return BillVersion(
            month: month, issued: found.issued, due: found.due, account: number,
            issue: BillIssue(
                payer: payer, address: found.issue.address ?? "", residents: found.issue.residents,
                versions: version - 1),
            replacedOn: found.replacedOn, services: found.services)
    }
}

/// What the billing system says of a bill's issue.
struct StatedIssue {
    let payer: String?
    let address: String?
    let residents: Int?
}

/// An account before a batch changed it.
struct FormerAccount {
    let payer: String
    let address: String
    let household: Household
}

extension Operator {
    /// Keeps a bill as it is, before a batch replaces it. Nothing is kept twice for the same batch.
    ///
    /// - Parameters:
    ///   - published: reads the state before the batch.
    ///   - day: of the batch's data.
    package func keepVersion(
        of number: AccountNumber, _ month: Month, from published: Operator, _ catalogue: Catalogue, batch: Int64,
        replacedOn day: Day
    ) throws {
        let isKept = try connection.row(
            "SELECT 1 FROM bill_version WHERE account = $1 AND month = $2 AND batch = $3", [number, month, batch]
        ) { _ in true }
        if isKept == true { return }
        let account = try published.connection.row(
            "SELECT account, payer, address, residents FROM account WHERE account = $1", [number]
        ) { $0.account(0) }
        guard let account, let records = try published.readable(account, catalogue).bill(month) else { return }
        let (bill, issue) = (try records.bill(), records.issue)
        try connection.execute(
            """
            INSERT INTO bill_version
                (account, month, batch, replaced_on, issued, due, payer, address, residents, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                number, month, batch, day, bill.issued, bill.due, issue.payer, issue.address,
                issue.residents ?? bill.household.residents, BilledText(bill.services).text,
            ])
    }
}
