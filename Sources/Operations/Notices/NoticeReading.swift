import Domain
import Store

/// Finds what is to be told about an account today. Each rule is `Domain/Notices`; here is which rows it needs, and
/// that those which cost much are read only if it may be needed.
struct NoticeReading {
    private let catalogue: Catalogue
    private let today: Day
    /// Whether what new prices mean for the household is worked out, which takes a year's bills.
    private let hasEffects: Bool
    /// Plans whose prices change soon, or have changed in the last months.
    private let changingPlans: Set<PlanCode>

    init(_ catalogue: Catalogue, today: Day, hasEffects: Bool) {
        (self.catalogue, self.today, self.hasEffects) = (catalogue, today, hasEffects)
        let plans = catalogue.tariffs.plans.filter {
            !PriceNotice.days($0, after: today.month - 3, today: today).isEmpty
        }
        changingPlans = Set(plans.map(\.code))
    }

    /// - Parameter isTold: whether the customer was told this before.
    func notices(
        _ account: ReadableAccount, isTold: (CustomerNotice) -> Bool
    ) throws -> [CustomerNotice] {
        let meters = try account.meters(inUseOn: today)
        let bill = try account.latestBill()
        var notices = MeterReminder.notices(catalogue.inOrder(try meters.value()), today: today)
        notices += try readingsDue(account, try meters.value())
        if let bill {
            notices += try billDue(account, bill) + highUse(account, bill)
            if !changingPlans.isEmpty { notices += try newPrice(account, bill, isTold) }
        }
        return notices.filter { !isTold($0) }
    }

    private func readingsDue(
        _ account: ReadableAccount, _ meters: [Meter]
    ) throws -> [CustomerNotice] {
        let rules = catalogue.readingRules
        guard meters.contains(where: { ReadingReminder.mayBe($0.service, rules, today: today) }) else { return [] }
        let twoMonths = Timestamp(seconds: Int64(today.number - 62) * 86_400)
        return ReadingReminder.notices(
            catalogue.inOrder(meters), given: try account.submissions(since: twoMonths).value(), rules, today: today)
    }

    private func billDue(_ account: ReadableAccount, _ bill: BillSummary) throws -> [CustomerNotice] {
        guard BillReminder.isDueSoon(bill, today: today) else { return [] }
        let left = try account.presentBalances().value().services.leftOfBill
        return BillReminder(bill, left: left, today: today).map { [.billDue($0)] } ?? []
    }

    private func highUse(_ account: ReadableAccount, _ bill: BillSummary) throws -> [CustomerNotice] {
        guard 0...HighUse.days ~= today - bill.issued else { return [] }
        let used = try account.billedUse(since: bill.month - 12, until: bill.month)
        return catalogue.services.compactMap { service in
            used[service.code].flatMap { HighUse(service, bill.month, $0) }.map { .highUse($0) }
        }
    }

    private func newPrice(
        _ account: ReadableAccount, _ bill: BillSummary, _ isTold: (CustomerNotice) -> Bool
    ) throws -> [CustomerNotice] {
        let households = try account.households()
        guard !changingPlans.isDisjoint(with: households.plans) || households.plans.isEmpty,
            var price = PriceNotice(households, catalogue.tariffs, billed: bill.month, today: today)
        else { return [] }
        guard !isTold(.newPrice(price)) else { return [] }
        if hasEffects, let service = catalogue.service(price.plan.service),
            let year = Period(bill.month - 11, bill.month)
        {
            let grounds = try account.charges(service, in: year).grounds
            price.effect = PriceNotice.Effect(grounds, price.plan, from: price.from, catalogue.tariffs)
        }
        return [.newPrice(price)]
    }
}
