import Domain
import Testing

private let june = july - 1
private let service = Service(code: "el", unit: .kilowattHours, name: words, supplier: words)
private let words = Words(kk: "", ru: "", en: "")

/// A month as it is billed: worked out by the plan.
private func billed(
    _ month: Month, _ used: Int64, days: Int = 30, after previous: Day, _ households: HouseholdHistory,
    _ book: TariffBook
) throws -> BilledService {
    let meters = [counted((previous, 0), (previous + days, used))]
    let charged = try grounds(billed: "0.00", meters, households, month: month).recompute(book).calculation.total
    let line = BillLine(
        step: .all, method: .meter, quantity: ExactDecimal(millionths: used * 1_000_000), price: .zero, charged: charged
    )
    return try BilledService(
        service: service,
        balance: MonthBalance(
            month: month, opening: .zero, charged: charged, adjusted: .zero, paid: .zero, closing: charged),
        lines: [line], adjustments: [], readings: BilledReadings(meters))
}

@Suite("The causes of a change, each with its part")
struct AttributionTests {
    private let before = dayBefore - 30

    @Test(
        "One thing that changes has the whole difference",
        arguments: ["quantity", "days", "residents", "price", "norms", "category", "plan"])
    func one(what: String) throws {
        let household = living(1)
        let other =
            ["residents": living(2), "category": living(1, .stove), "plan": living(1, plan: "flat")][what] ?? household
        let levels = levels(
            .always,
            more: what == "price"
                ? [price(.level1, "18", from: dayBefore + 1), price(.level2, "23", from: dayBefore + 1)] : [],
            moreNorms: what == "norms" ? norms(.noStove, "100", "160", from: dayBefore + 1) : [])
        let book = TariffBook([levels, flat([price(.all, "19")])], usualCategories)
        let households: HouseholdHistory = [before: household, dayBefore + 1: other]
        let old = try billed(june, 200, after: before, households, book)
        let new = try billed(
            july, what == "quantity" ? 230 : 200, days: what == "days" ? 31 : 30, after: dayBefore, households, book)
        let change = try #require(changes(from: old, to: new, households, book).first)
        #expect(change.difference == new.balance.charged - old.balance.charged)
        #expect(change.causes.count == 1)
        #expect(
            change.causes.first.map { "\($0.kind)".prefix { $0 != "(" } } ?? "" == (what == "price" ? "prices" : what))
    }

    @Test("All at once: the parts add up to the tiyn, whatever changes inside the months")
    func all() throws {
        let plan = levels(
            .always,
            more: [price(.level1, "18.01", from: dayBefore + 11), price(.level2, "23.17", from: dayBefore - 3)])
        let book = TariffBook([plan], usualCategories)
        let households: HouseholdHistory = [
            before: living(2), dayBefore - 9: living(1), dayBefore + 20: living(3, .stove),
        ]
        for (used, days) in [(0, 30), (1, 9), (151, 28), (777, 31), (300, 33)] as [(Int64, Int)] {
            let old = try billed(june, 203, after: before, households, book)
            let new = try billed(july, used, days: days, after: dayBefore, households, book)
            let change = try #require(changes(from: old, to: new, households, book).first)
            #expect(change.causes.map(\.part).sum() == new.balance.charged - old.balance.charged)
            #expect(!change.causes.contains { $0.kind == .other })
            let prices = change.causes.compactMap {
                if case .prices(let prices) = $0.kind { prices.count } else { nil }
            }
            #expect(prices == (used > 100 ? [2] : []))
        }
    }

    @Test("The parts are those that hand work gives")
    func byHand() throws {
        // June: 200 kWh in 30 days: 88.5245… × 17.53 + 68.8524… × 22.66 + 42.6229… × 28.32 = 4319.11.
        // 230 kWh: 849.60 more. Two residents: 177.0491… × 17.53 + 52.9508… × 22.66 = 4303.54. At 20 ₸: + 437.31.
        let book = TariffBook([levels(.always, more: [price(.level1, "20", from: dayBefore + 1)])], usualCategories)
        let households: HouseholdHistory = [before: living(1), dayBefore + 1: living(2)]
        let old = try billed(june, 200, after: before, households, book)
        let new = try billed(july, 230, after: dayBefore, households, book)
        let change = try #require(changes(from: old, to: new, households, book).first)
        #expect(change.causes.map(\.part.canonical) == ["849.60", "-865.17", "437.31"])
    }

    private func changes(
        from old: BilledService, to new: BilledService, _ households: HouseholdHistory, _ book: TariffBook
    ) -> [BillChange] {
        let bill = Bill(
            month: july, issued: dayBefore + 36, due: dayBefore + 56, household: living(1), services: [new])
        let checks = bill.checks(households, book)
        return bill.changes(since: [old], households: households, book, checks: checks)
    }
}
