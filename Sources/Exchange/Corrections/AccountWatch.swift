import Domain
import Store

/// Keeps what an account was, for the bills that were issued to it, when a batch changes its payer, address or household.
final class AccountWatch {
    private let context: ImportContext
    private let (account, payer, address, residents, stove, benefit, plan): (Int, Int, Int, Int, Int, Int, Int)

    init?(_ file: BatchFile, _ context: ImportContext) {
        guard !context.isAgain, file.name == BatchFile.accounts.name else { return nil }
        self.context = context
        (account, payer, address) = (file.place(of: "account"), file.place(of: "payer"), file.place(of: "address"))
        (residents, stove) = (file.place(of: "residents"), file.place(of: "stove"))
        (benefit, plan) = (file.place(of: "benefit"), file.place(of: "plan"))
    }

    func add(_ row: BatchRow) throws {
        let number = row.values[account].bytes
        guard let before = try context.published.account(ShortText(number)), !isSame(before, row) else { return }
        let account = String(decoding: number, as: UTF8.self)
        try context.keep(before, of: account)
    }

    private func isSame(_ before: PublishedAccount, _ row: BatchRow) -> Bool {
        let texts = [
            (before.payer, payer), (before.address, address), (before.stove, stove), (before.benefit, benefit),
            (before.plan ?? "", plan),
        ]
        return before.residents == row.values[residents].int
            && texts.allSatisfy { $0.utf8.elementsEqual(row.values[$1].bytes) }
    }
}

extension ImportContext {
    /// Keeps what an account was until the batch. Without a bill, its payer is kept all the same: who it was may know what is no
    /// secret of the next one.
    func keep(_ before: PublishedAccount, of account: String) throws {
        let last = try published.lastIssued(account)?.number ?? 0
        try connection.execute(
            """
            INSERT INTO account_before (account, last_issued, payer, address, residents, stove, benefit, plan, batch)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (account, last_issued) DO NOTHING
            """,
            [
                account, last, before.payer, before.address, before.residents, before.stove, before.benefit,
                before.plan,
                number,
            ])
    }
}
