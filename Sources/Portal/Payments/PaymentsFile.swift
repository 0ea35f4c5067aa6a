import Domain
import Store
import Web
import Words

/// The payments as CSV: a row each, newest first, with a column for each service that any of them was for.
struct PaymentsFile: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/payments.csv"

    let slug: AccountSlug
    var requested = RequestedPeriod()

    func read(_ customer: Customer) throws -> PaymentFacts {
        try PaymentFacts(customer, slug, requested).orNotFound()
    }

    func show(_ facts: PaymentFacts, _ context: ViewContext) -> PageResult {
        let texts = context.texts.payments
        let payments = facts.shown?.payments ?? []
        var services: [Service] = []
        for split in payments.flatMap(\.splits) where !services.contains(split.service) {
            services.append(split.service)
        }
        let hasReversals = payments.contains { $0.reverses != nil }
        var sheet = Spreadsheet(
            context.language,
            columns: [texts.day, texts.amount, texts.bank] + services.map { $0.name[context.language] }
                + (hasReversals ? [texts.reversesDay] : []))
        for payment in payments {
            let splits = services.map { service in
                payment.splits.first { $0.service == service }.map { Spreadsheet.Field.money($0.amount) } ?? .text("")
            }
            let reverses = hasReversals ? [Spreadsheet.Field.text(payment.reverses?.day.iso ?? "")] : []
            sheet.add([.text(payment.day.iso), .money(payment.amount), .text(payment.bank)] + splits + reverses)
        }
        let months = facts.shown?.choice.period.iso ?? ""
        return sheet.file(named: "payments-\(facts.account.number.fileName)-\(months).csv")
    }
}

extension PaymentsFile {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug, requested: RequestedPeriod(address.query))
    }

    var places: [any PathValue] { [slug] }
    var query: Query { requested.query }
}
