import Domain
import Store
import Web
import Words

/// The payments as CSV: a row each, newest first, with a column for each service that any of them was for.
struct PaymentsFile: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/payments.csv"

    let slug: AccountSlug
    var asked = RequestedPeriod()

    func read(_ customer: Customer) throws -> PaymentFacts {
        try PaymentFacts(customer, slug, asked).orNotFound()
    }

    func show(_ facts: PaymentFacts, _ setting: Setting) -> Answer {
        let texts = setting.texts.payments
        let payments = facts.shown?.payments ?? []
        var services: [Service] = []
        for split in payments.flatMap(\.splits) where !services.contains(split.service) {
            services.append(split.service)
        }
        var sheet = Spreadsheet(
            setting.language,
            columns: [texts.day, texts.amount, texts.bank] + services.map { $0.name[setting.language] })
        for payment in payments {
            let splits = services.map { service in
                payment.splits.first { $0.service == service }.map { Spreadsheet.Field.money($0.amount) } ?? .text("")
            }
            sheet.add([.text(payment.day.iso), .money(payment.amount), .text(payment.bank)] + splits)
        }
        let months = facts.shown?.choice.period.iso ?? ""
        return sheet.file(named: "payments-\(facts.account.number.fileName)-\(months).csv")
    }
}

extension PaymentsFile {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, asked: RequestedPeriod(address.query))
    }

    var places: [any PathValue] { [slug] }
    var query: Query { asked.query }
}
