import Domain
import Store
import Web
import Words

/// The statement as CSV.
struct StatementFile: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/services/{service}/statement.csv"

    let slug: AccountSlug
    let service: ServiceCode
    var asked = RequestedPeriod()

    func read(_ customer: Customer) throws -> StatementFacts {
        try StatementFacts(customer, slug, service: service, asked, withCharges: false).orNotFound()
    }

    func show(_ facts: StatementFacts, _ setting: Setting) -> Answer {
        let texts = setting.texts.statement
        var sheet = Spreadsheet(
            setting.language,
            columns: [texts.month, texts.opening, texts.charged, texts.adjusted, texts.paid, texts.closing])
        for row in facts.statement?.rows ?? [] {
            let sums = [row.opening, row.charged, row.adjusted, row.paid, row.closing]
            sheet.add([.text(row.month.iso)] + sums.map { .money($0) })
        }
        return sheet.file(named: "\(facts.service.code.text)-\(facts.choice.period.iso).csv")
    }
}

extension StatementFile {
    init?(_ address: RequestedAddress) {
        guard let (slug, service): (AccountSlug, ServiceCode) = address.places() else { return nil }
        self.init(slug: slug, service: service, asked: RequestedPeriod(address.query))
    }

    var places: [any PathValue] { [slug, service] }
    var query: Query { asked.query }
}
