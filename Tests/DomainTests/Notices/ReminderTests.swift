import Domain
import Testing

@Suite("Reminders of bills and meters")
struct ReminderTests {
    private static let today = Day(iso: "2019-10-16")!
    private static let service = Service(
        code: "water", unit: .cubicMetres, name: Words(kk: "", ru: "", en: ""), supplier: Words(kk: "", ru: "", en: ""))

    private func balances(_ closing: String) throws -> [MonthBalance] {
        [
            try MonthBalance(
                month: Month(year: 2019, month: 9), opening: .zero, charged: money(closing), adjusted: .zero,
                paid: .zero, closing: money(closing))
        ]
    }

    @Test(
        "A bill: from five days before its due day to that day, while something is left to pay",
        arguments: [
            (6, "10.00", "10.00", nil), (5, "10.00", "10.00", "10.00"), (0, "10.00", "10.00", "10.00"),
            (-1, "10.00", "10.00", nil), (3, "10.00", "0.00", nil), (3, "10.00", "-5.00", nil),
            (3, "10.00", "4.00", "4.00"),
        ] as [(Int, String, String, String?)])
    func bill(days: Int, billed: String, owed: String, left: String?) throws {
        let bill = BillSummary(
            month: Month(year: 2019, month: 9), issued: ReminderTests.today - 10, due: ReminderTests.today + days,
            totals: BillTotals(try balances(billed)))
        let reminder = BillReminder(bill, left: money(owed), today: ReminderTests.today)
        #expect(reminder?.left == left.map(money))
        #expect(reminder.map { CustomerNotice.billDue($0).subjects } ?? ["2019-09"] == ["2019-09"])
    }

    @Test(
        "A meter: once within sixty days, once within fourteen",
        arguments: [
            (61, nil), (60, .early), (15, .early), (14, .late), (0, .late), (-1, nil), (nil, nil),
        ] as [(Int?, MeterReminder.Stage?)])
    func meter(days: Int?, stage: MeterReminder.Stage?) {
        let meter = Meter(
            service: "water", number: "W1", digits: 5, ratio: decimal("1"),
            replaceBy: days.map { ReminderTests.today + $0 })
        #expect(MeterReminder(ReminderTests.service, meter, today: ReminderTests.today)?.stage == stage)
    }

    @Test("A meter that was removed has none")
    func removed() {
        let meter = Meter(
            service: "water", number: "W1", digits: 5, ratio: decimal("1"), removedOn: ReminderTests.today - 1,
            replaceBy: ReminderTests.today + 3)
        #expect(MeterReminder(ReminderTests.service, meter, today: ReminderTests.today) == nil)
    }

    @Test("The meters of a stage come together; each has its own key")
    func together() {
        let meters = [3, 5, 40].map { days in
            let meter = Meter(
                service: "water", number: MeterNumber(stored: "W\(days)"), digits: 5, ratio: decimal("1"),
                replaceBy: ReminderTests.today + days)
            return (service: ReminderTests.service, meter: meter)
        }
        let subjects = MeterReminder.notices(meters, today: ReminderTests.today).map(\.subjects)
        #expect(
            subjects == [["water W3 2019-10-19 14", "water W5 2019-10-21 14"], ["water W40 2019-11-25 60"]])
    }

    @Test(
        "What is overdue: all after the due day; before it, what was owed before the bill's charges",
        arguments: [
            ("2019-10-31", "100.00", "30.00", "70.00"), ("2019-10-31", "30.00", "30.00", "0.00"),
            ("2019-10-31", "20.00", "30.00", "0.00"), ("2019-10-16", "30.00", "30.00", "0.00"),
            ("2019-10-15", "30.00", "30.00", "30.00"), ("2019-10-15", "-30.00", "30.00", "0.00"),
        ])
    func overdue(due: String, closing: String, charged: String, overdue: String) {
        let balances = PresentBalances([balance("water", closing, raised: charged)], bill: bill(due: Day(iso: due)!))
        #expect(balances.overdue(on: ReminderTests.today) == money(overdue))
    }

    private func bill(due: Day) -> PresentBalances.LatestBill {
        PresentBalances.LatestBill(month: Month(iso: "2019-09")!, due: due)
    }

    private func balance(_ service: ServiceCode, _ closing: String, raised: String = "0.00") -> ServiceBalance {
        let words = Words(kk: "", ru: "", en: "")
        return ServiceBalance(
            service: Service(code: service, unit: .months, name: words, supplier: words),
            month: Month(year: 2019, month: 10), charged: .zero, closing: money(closing),
            billed: ServiceBalance.Billed(closing: money(closing), raised: money(raised), paidSince: .zero))
    }

    @Test(
        "A service that the latest bill does not charge is overdue as a whole; an overpayment pays nobody else's debt")
    func services() {
        let services = [
            balance("water", "10.00"), balance("heat", "12.00", raised: "10.00"), balance("gas", "-50.00"),
        ]
        let billed = PresentBalances(services, bill: bill(due: ReminderTests.today + 1))
        #expect(billed.overdue(on: ReminderTests.today) == money("12.00"))
        #expect(PresentBalances(services, bill: nil).overdue(on: ReminderTests.today) == .zero)
    }

    @Test("A charge after the latest bill is not overdue, also after that bill's due day")
    func later() {
        let words = Words(kk: "", ru: "", en: "")
        let balance = ServiceBalance(
            service: Service(code: "waste", unit: .months, name: words, supplier: words),
            month: Month(year: 2019, month: 10), charged: money("553.04"), closing: money("653.04"),
            billed: ServiceBalance.Billed(closing: money("400.00"), paidSince: money("300.00")))
        for due in [ReminderTests.today - 1, ReminderTests.today] {
            #expect(
                PresentBalances([balance], bill: bill(due: due)).overdue(on: ReminderTests.today) == money("100.00"))
        }
    }
}
