import Domain
import Store
import Web
import Words

/// All accounts of a customer as CSV, the hidden ones too.
struct AccountsFile: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/accounts.csv"

    func read(_ customer: Customer) throws -> [AccountStanding] { try AccountStanding.all(of: customer) }

    func show(_ standings: [AccountStanding], _ context: ViewContext) -> PageResult {
        let (texts, due) = (context.texts.accounts, context.texts.amountDue)
        var file = Spreadsheet(
            context.language,
            columns: [
                texts.account, context.texts.account.address, texts.numberShort, context.texts.account.payer, due.label,
                due.earlier, context.texts.balance.overpayment, texts.due, texts.bill,
            ])
        for standing in standings {
            let (account, sums) = (standing.account, standing.due)
            file.add([
                .text(standing.title), .text(account.address), .text(account.shownNumber), .text(account.payer),
                .money(sums.left), .money(sums.earlier), .money(sums.overpaid), .text(sums.bill?.due.iso ?? ""),
                .text(sums.bill?.month.iso ?? ""),
            ])
        }
        return file.file(named: "accounts.csv")
    }
}
