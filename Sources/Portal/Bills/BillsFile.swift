import Domain
import Store
import Web
import Words

/// The bills as CSV: a row for each bill and service, newest first.
struct BillsFile: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/bills.csv"

    let slug: AccountSlug
    var asked = RequestedPeriod()

    func read(_ customer: Customer) throws -> BillListFacts {
        try BillListFacts(customer, slug, asked) { _ in true }.orNotFound()
    }

    func work(_ list: BillListFacts) throws -> (list: BillListFacts, bills: [Bill]) {
        (list, try list.shown?.opened.map { try $0.bill() } ?? [])
    }

    func show(_ facts: (list: BillListFacts, bills: [Bill]), _ setting: Setting) -> Answer {
        let (facts, bills) = facts
        let (texts, language) = (setting.texts.sheet, setting.language)
        var file = Spreadsheet(
            language,
            columns: [
                setting.texts.bills.month, texts.service, setting.texts.account.supplier, texts.method, texts.quantity,
                texts.unit, texts.opening, texts.charged, texts.adjusted, texts.paid, texts.toPay,
            ])
        for bill in bills {
            for billed in bill.services {
                let (service, balance) = (billed.service, billed.balance)
                let sums = [balance.opening, balance.charged, balance.adjusted, balance.paid, balance.closing]
                file.add(
                    [
                        .text(bill.month.iso), .text(service.name[language]), .text(service.supplier[language]),
                        .text(billed.methods.map { texts[$0] }.joined(separator: " ")),
                        billed.quantity.map { .number($0) } ?? .text(""),
                        .text(texts[service.unit]),
                    ] + sums.map { .money($0) })
            }
        }
        let months = facts.shown?.choice.period.iso ?? ""
        return file.file(named: "bills-\(facts.account.number.fileName)-\(months).csv")
    }
}

extension BillsFile {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, asked: RequestedPeriod(address.query))
    }

    var places: [any PathValue] { [slug] }
    var query: Query { asked.query }
}
