import Domain
import Testing

private let september = Month(year: 2019, month: 9)
private let august = september - 1

private func service(_ code: ServiceCode, _ unit: Service.Unit = .kilowattHours) -> Service {
    let words = Words(kk: code.text, ru: code.text, en: code.text)
    return Service(code: code, unit: unit, name: words, supplier: words)
}

private func balance(
    _ month: Month = september, opening: Int64 = 0, charged: Int64 = 0, adjusted: Int64 = 0, paid: Int64 = 0
) throws -> MonthBalance {
    try MonthBalance(
        month: month, opening: Money(tiyn: opening), charged: Money(tiyn: charged), adjusted: Money(tiyn: adjusted),
        paid: Money(tiyn: paid), closing: Money(tiyn: opening + charged + adjusted - paid))
}

private func line(_ quantity: String, at price: String, _ step: TariffStep = .all) -> BillLine {
    let (quantity, price) = (ExactDecimal(canonical: quantity.utf8)!, ExactDecimal(canonical: price.utf8)!)
    return BillLine(
        step: step, method: .meter, quantity: quantity, price: price, charged: quantity.charge(at: price))
}

private func billed(
    _ lines: [BillLine], _ code: ServiceCode = "el", _ month: Month = september, adjusted: Int64 = 0
) throws -> BilledService {
    try BilledService(
        service: service(code),
        balance: balance(month, charged: lines.map(\.charged.tiyn).reduce(0, +), adjusted: adjusted), lines: lines,
        adjustments: [])
}

private func bill(_ services: [BilledService]) -> Bill {
    Bill(
        month: september, issued: (september + 1).firstDay, due: (september + 1).lastDay,
        household: Household(residents: 1, category: .noStove, plan: nil), services: services)
}

@Suite("The bill")
struct BillTests {
    @Test("An overpaid service does not pay for another: the sum to pay is all debts")
    func totals() throws {
        let totals = BillTotals([
            try balance(opening: 778_353, charged: 132_527), try balance(opening: -50_000, charged: 20_000),
            try balance(charged: 35_000, adjusted: -8_750, paid: 26_250),
        ])
        #expect(totals.toPay == Money(tiyn: 910_880))
        #expect(totals.overpaid == Money(tiyn: 30_000))
        #expect(totals.closing == totals.toPay - totals.overpaid)
        #expect(totals.opening + totals.charged + totals.adjusted - totals.paid == totals.closing)
        #expect(totals.ofTheMonth == Money(tiyn: 178_777))
    }

    @Test("Lines and adjustments that do not add up are refused")
    func addsUp() throws {
        let charged = try balance(charged: 10_000, adjusted: -500)
        #expect(throws: BillError.lines(september, service: "el")) {
            try BilledService(
                service: service("el"), balance: charged, lines: [line("1", at: "99.99")], adjustments: [])
        }
        let reason = Words(kk: "", ru: "", en: "")
        #expect(throws: BillError.adjustments(september, service: "el")) {
            try BilledService(
                service: service("el"), balance: charged, lines: [],
                adjustments: [Adjustment(amount: Money(tiyn: -400), reason: reason)])
        }
    }

    @Test(
        "The due date in words",
        arguments: [
            (31, Int64(100), DueStanding.daysLeft(15)), (17, 100, .daysLeft(1)), (16, 100, .today),
            (15, 100, .passed(days: 1)), (31, 0, .nothingToPay), (15, -5, .nothingToPay),
        ])
    func due(day: Int, toPay: Int64, expected: DueStanding) throws {
        let today = try #require(Day(year: 2019, month: 10, day: 16))
        let due = try #require(Day(year: 2019, month: 10, day: day))
        #expect(DueStanding(due, toPay: Money(tiyn: toPay), today: today) == expected)
    }
}

extension Bill {
    /// Without tariffs: by the bills' own lines.
    fileprivate func changes(since before: BilledService...) -> [BillChange] {
        changes(since: before)
    }

    fileprivate func changes(since before: [BilledService]) -> [BillChange] {
        let book = TariffBook([], usualCategories)
        return changes(since: before, households: [:], book, checks: checks([:], book))
    }
}

@Suite("The changes since the previous bill")
struct BillChangeTests {
    @Test("An unchanged service is left out")
    func nothing() throws {
        let now = try billed([line("10", at: "5")])
        #expect(bill([now]).changes(since: try billed([line("10", at: "5")], "el", august)) == [])
    }

    @Test("Price, quantity and adjustment are each reported, with the difference")
    func causes() throws {
        let before = try billed([line("10", at: "5"), line("2", at: "7", .level2)], "el", august)
        let now = try billed([line("10", at: "5.50"), line("3", at: "7", .level2)], adjusted: -100)
        let change = try #require(bill([now]).changes(since: before).first)
        #expect(change.difference == Money(tiyn: 1100))
        #expect(
            change.causes == [
                .init(.quantity(before: decimal("12"), now: decimal("13")), Money(tiyn: 700)),
                .init(.prices([.init(step: .all, before: decimal("5"), now: decimal("5.5"))]), Money(tiyn: 500)),
                .init(.adjusted(Money(tiyn: -100)), Money(tiyn: -100)),
            ])
    }

    @Test("A price that changed in the middle of a month is told once, also in the month after")
    func twoPrices() throws {
        let one = try billed([line("10", at: "5")])
        let two = try billed([line("5", at: "5"), line("5", at: "6")])
        let next = try billed([line("12", at: "6")])
        let price = BillChange.Kind.prices([.init(step: .all, before: decimal("5"), now: decimal("6"))])
        #expect(bill([two]).changes(since: one).first?.causes == [.init(price, Money(tiyn: 500))])
        let more = BillChange.Kind.quantity(before: decimal("10"), now: decimal("12"))
        #expect(
            bill([next]).changes(since: two).first?.causes
                == [.init(more, Money(tiyn: 1200)), .init(price, Money(tiyn: 500))])
        #expect(bill([two]).changes(since: try billed([line("5", at: "6"), line("5", at: "5")])) == [])
    }

    @Test("Other charges are told beside the use, and with it add up to the difference")
    func others() throws {
        func billed(_ month: Month, _ lines: [BillLine], _ others: [OtherCharge]) throws -> BilledService {
            let charged = (lines.map(\.charged) + others.map(\.charged)).sum()
            return try BilledService(
                service: service("el"), balance: balance(month, charged: charged.tiyn), lines: lines, others: others,
                adjustments: [])
        }
        let penalty = OtherCharge(kind: .penalty, charged: Money(tiyn: 150))
        let subsidy = OtherCharge(kind: .subsidy, charged: Money(tiyn: -1000))
        let before = try billed(august, [line("10", at: "5")], [penalty])
        let now = try billed(september, [line("12", at: "5")], [subsidy])
        #expect(now.chargedForUse == Money(tiyn: 6000))
        #expect(now.grounds([:]).billed == Money(tiyn: 6000))
        #expect(
            bill([now]).changes(since: before).first?.causes == [
                .init(.quantity(before: decimal("10"), now: decimal("12")), Money(tiyn: 1000)),
                .init(.otherCharge(.penalty, before: Money(tiyn: 150), now: .zero), Money(tiyn: -150)),
                .init(.otherCharge(.subsidy, before: .zero, now: Money(tiyn: -1000)), Money(tiyn: -1000)),
            ])
        #expect(throws: BillError.lines(september, service: "el")) {
            try BilledService(
                service: service("el"), balance: balance(charged: 100), lines: [], others: [penalty], adjustments: [])
        }
    }

    @Test("A new service began, one without a line ended, an adjustment is over")
    func beginAndEnd() throws {
        let started = try billed([line("1", at: "3")], "new")
        let ended = try billed([], "old")
        let settled = try billed([line("1", at: "2")], "el")
        let changes = bill([started, ended, settled]).changes(
            since: try billed([line("1", at: "4")], "old", august),
            try billed([line("1", at: "2")], "el", august, adjusted: 50))
        #expect(changes.map { $0.causes.map(\.kind) } == [[.began], [.ended], [.adjustedBefore(Money(tiyn: 50))]])
        #expect(changes.map(\.difference.tiyn) == [300, -400, -50])
    }

    @Test("Removed services are reported too: the differences add up to that of the two months")
    func gone() throws {
        let before = [
            try billed([line("10", at: "5")], "el", august), try billed([line("1", at: "26.49")], "tv", august),
            try billed([line("2", at: "3")], "gas", august, adjusted: -500),
        ]
        let now = [
            try billed([line("14", at: "5")]), try billed([line("2", at: "3")], "gas", adjusted: -100),
            try billed([line("1", at: "9", .level1)], "new"),
        ]
        let changes = bill(now).changes(since: before)
        let difference = BillTotals(now.map(\.balance)).ofTheMonth - BillTotals(before.map(\.balance)).ofTheMonth
        #expect(changes.map(\.difference).sum() == difference)
        #expect(changes.last?.causes == [.init(.ended, Money(tiyn: -2649))])
        #expect(
            changes[1].causes == [
                .init(.adjustedBefore(Money(tiyn: -500)), Money(tiyn: 500)),
                .init(.adjusted(Money(tiyn: -100)), Money(tiyn: -100)),
            ])
    }

    @Test("Charged without lines is charged; other steps are another kind of tariff")
    func linesAndSteps() throws {
        let without = try BilledService(
            service: service("tv"), balance: balance(charged: 2649), lines: [], adjustments: [])
        let flat = try billed([line("1", at: "26.49")], "tv", august)
        #expect(bill([without]).changes(since: flat) == [])
        let levels = try billed([line("10", at: "6", .level1)])
        let change = bill([levels]).changes(since: try billed([line("10", at: "5")], "el", august))[0]
        #expect(change.causes.first == .init(.steps(before: [.all], now: [.level1]), Money(tiyn: 1000)))
    }
}

@Suite("The ledger of all services")
struct LedgerTests {
    @Test("A month that was left out keeps its balance, until it is settled")
    func gaps() throws {
        let ledger = try Ledger(
            before: ["el": Money(tiyn: 500), "tv": .zero],
            rows: [("el", try balance(september, opening: 500, paid: 500)), ("gas", try balance(august, charged: 70))],
            since: august, until: september + 1)
        #expect(ledger[august].mapValues(\.closing.tiyn) == ["el": 500, "gas": 70])
        #expect(ledger[september].mapValues(\.closing.tiyn) == ["el": 0, "gas": 70])
        #expect(ledger[september + 1].mapValues(\.closing.tiyn) == ["gas": 70])
    }

    @Test("A month that opens with another balance is refused")
    func broken() throws {
        let row = try balance(september, opening: 501)
        #expect(
            throws: LedgerError.opening(september, opening: Money(tiyn: 501), expected: Money(tiyn: 500))
        ) {
            try Ledger(before: ["el": Money(tiyn: 500)], rows: [("el", row)], since: september, until: september)
        }
    }
}
