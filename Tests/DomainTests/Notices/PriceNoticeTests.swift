import Domain
import Testing

@Suite("New prices, before the first bill that has them")
struct PriceNoticeTests {
    private static let july = Month(year: 2021, month: 7)
    private static let today = Day(iso: "2021-08-10")!

    private func book(_ plans: Plan...) -> TariffBook { TariffBook(plans, usualCategories) }

    private func changing(_ day: String, to new: String = "20.00", isConfirmed: Bool = true) -> TariffBook {
        let change = Plan.Price(
            step: .all, validFrom: Day(iso: day)!, price: decimal(new), vatPercent: 12, isConfirmed: isConfirmed,
            decision: nil)
        return book(flat([price(.all, "17.53"), change]))
    }

    private let households: HouseholdHistory = [dayBefore - 400: living(1, plan: "flat")]

    @Test(
        "After the last billed month, at most sixty days ahead",
        arguments: [
            ("2021-07-31", false), ("2021-08-01", true), ("2021-08-20", true), ("2021-10-09", true),
            ("2021-10-10", false),
        ])
    func days(day: String, isTold: Bool) {
        let notice = PriceNotice(
            households, changing(day), billed: PriceNoticeTests.july, today: PriceNoticeTests.today)
        #expect((notice != nil) == isTold)
        if let notice {
            #expect(notice.from.iso == day)
            #expect(notice.before.map(\.price) == [decimal("17.53")])
            #expect(notice.after.map(\.price) == [decimal("20.00")])
            #expect(CustomerNotice.newPrice(notice).subjects == ["flat " + day])
        }
    }

    @Test("Not if the price stays, is not confirmed, is another plan's, or bills have stopped coming")
    func others() {
        let (july, today) = (PriceNoticeTests.july, PriceNoticeTests.today)
        #expect(PriceNotice(households, changing("2021-09-01", to: "17.53"), billed: july, today: today) == nil)
        #expect(PriceNotice(households, changing("2021-09-01", isConfirmed: false), billed: july, today: today) == nil)
        let other: HouseholdHistory = [dayBefore - 400: living(1, plan: "levels")]
        #expect(PriceNotice(other, changing("2021-09-01"), billed: july, today: today) == nil)
        #expect(PriceNotice(households, changing("2021-09-01"), billed: july - 1, today: today) != nil)
        #expect(PriceNotice(households, changing("2021-09-01"), billed: july - 2, today: today) == nil)
        let leaving: HouseholdHistory = [
            dayBefore - 400: living(1, plan: "flat"), Day(iso: "2021-09-01")!: living(1, plan: "levels"),
        ]
        #expect(PriceNotice(leaving, changing("2021-09-01"), billed: july, today: today) == nil)
    }

    @Test("The first of several changes")
    func first() {
        let plan = flat([
            price(.all, "17.53"), price(.all, "20.00", from: Day(iso: "2021-09-15")!),
            price(.all, "19.00", from: Day(iso: "2021-08-15")!),
        ])
        let notice = PriceNotice(
            households, book(plan), billed: PriceNoticeTests.july, today: PriceNoticeTests.today)
        #expect(notice?.from.iso == "2021-08-15")
    }

    /// Twelve months of 100 kWh each, newest first.
    private func year(_ plan: PlanCode) -> [ChargeGrounds] {
        (0..<12).map { ago in
            let month = PriceNoticeTests.july - ago
            return grounds(
                billed: "1753.00", [counted(((month - 1).lastDay, 1000), (month.lastDay, 1100))],
                [dayBefore - 900: living(1, plan: plan)], month: month)
        }
    }

    @Test("By one price: the own year's use, before and after")
    func flatEffect() throws {
        let plan = changing("2021-09-01")
        let own = try #require(plan["flat"])
        let effect = PriceNotice.Effect(year("flat"), own, from: Day(iso: "2021-09-01")!, plan)
        #expect(effect?.months == 12)
        #expect(effect?.first == Month(year: 2020, month: 8))
        #expect(effect?.last == PriceNoticeTests.july)
        #expect(effect?.before == money("21036.00"))
        #expect(effect?.after == money("24000.00"))
        #expect(effect?.monthly == money("247.00"))
    }

    @Test("By levels: with the norms of the day")
    func levelEffect() throws {
        let day = Day(iso: "2021-09-01")!
        let plan = levels(
            .below30, more: [price(.level1, "18.53", from: day), price(.level2, "22.66", from: day)],
            moreNorms: norms(.noStove, "100", "160", from: day))
        let book = book(plan)
        let effect = try #require(PriceNotice.Effect(year("levels"), plan, from: day, book))
        // 28 days of February: their share of the norm. 90 of level 1 and 10 of level 2 before, 100 of level 1 after.
        #expect(effect.months == 12)
        #expect(effect.before > money("21645.00") && effect.before < money("21700.00"))
        #expect(effect.after > money("22236.00") && effect.after < money("22300.00"))
    }

    @Test("Not from fewer than six months that can be calculated")
    func tooFew() {
        let plan = changing("2021-09-01")
        func effect(_ months: Int) -> PriceNotice.Effect? {
            plan["flat"].flatMap {
                PriceNotice.Effect(Array(year("flat").prefix(months)), $0, from: Day(iso: "2021-09-01")!, plan)
            }
        }
        #expect(effect(5) == nil)
        #expect(effect(6)?.months == 6)
        let unread = year("flat").map {
            grounds(billed: "1", $0.readings.intervals, households, unread: ["M2"], month: $0.month)
        }
        #expect(
            plan["flat"].flatMap { PriceNotice.Effect(unread, $0, from: Day(iso: "2021-09-01")!, plan) } == nil)
    }
}
