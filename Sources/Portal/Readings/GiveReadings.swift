import Domain
import Store
import Web
import Words

/// Takes the readings that their sender has seen checked; the others are shown again.
struct GiveReadings: FormAction {
    typealias Context = CustomerContext
    static let path = ReadingsPage.path
    /// All meters of a page.
    static let formLimit = 64 * 1024

    var number = 1

    private static let quota = Quota(60, within: Quota.hour)

    func parse(_ form: GenuineForm) -> GenuineForm { form }

    func page(_ typed: FormFields, _ problems: [ReadingsPage.Problem]) -> ReadingsPage {
        ReadingsPage(number: number, typed: typed, problems: problems)
    }

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let isFinished = try await context.write { customer in
            do {
                return try take(form.fields, customer, context)
            } catch is SubmissionError {
                // Its time ran out, or it was passed on, in this moment: the page says so.
                throw Refused(ReadingsPage.Problem.unfinished)
            }
        }
        guard isFinished else { throw Refused(ReadingsPage.Problem.unfinished) }
        return Done(next: GivenReadingsPage())
    }

    /// - Returns: whether everything that was typed is taken.
    private func take(_ form: FormFields, _ customer: Customer, _ context: CustomerContext) throws -> Bool {
        var (taken, isFinished, isEmpty) = (Receipts(), true, true)
        var rows: Set<String> = []
        for (slug, account) in try ReadingsPage.accounts(of: customer, number).items {
            let entry = try MeteredEntry(account, slug, today: customer.today, isPriced: false)
            for meter in entry.meters {
                let row = ReadingRow(entry, meter, form, today: customer.today, language: customer.language)
                rows.insert(row.id)
                if case .untouched = row.outcome { continue }
                isEmpty = false
                guard let ready = row.ready else {
                    isFinished = isFinished && !row.isOpen
                    continue
                }
                taken.add(try account.take(ready, for: meter), account, meter.service)
            }
        }
        // What was typed for a meter that is gone is shown again.
        isFinished = isFinished && SeenReadings(form["seen"] ?? "").isOf(rows)
        guard !taken.isEmpty else { return isFinished && !isEmpty }
        let subject = context.keys.limits.sign("readings of a customer", customer.id.bytes)
        let wait = try customer.spend([(subject, GiveReadings.quota)], now: customer.now)
        guard wait == 0 else { throw Refused(ReadingsPage.Problem.tooMany(seconds: wait)) }
        try taken.tell(customer, context)
        return isFinished
    }
}

extension GiveReadings {
    init?(_ address: RequestedAddress) {
        self.init(number: address.query.pageNumber)
    }

    var query: Query { pageQuery(number) }
}
