import Domain
import Testing

@Suite("What is to pay now")
struct AmountDueTests {
    /// A service's part of the bill, by how much its month raised it, what was paid since, and what it closes with now.
    typealias Row = (billed: String, raised: String, paid: String, closing: String)

    @Test(
        "The sum, its older part, what is on no bill yet, and what is overpaid",
        arguments: [
            ([("100.00", "30.00", "0.00", "100.00")], "100.00", "70.00", "0.00", "0.00"),
            // Nothing older.
            ([("30.00", "30.00", "0.00", "30.00")], "30.00", "0.00", "0.00", "0.00"),
            // What was paid since pays the oldest first.
            ([("100.00", "30.00", "80.00", "20.00")], "20.00", "0.00", "0.00", "0.00"),
            // Charged since.
            ([("100.00", "30.00", "0.00", "140.00")], "100.00", "70.00", "40.00", "0.00"),
            // Paid, and charged since.
            ([("100.00", "30.00", "100.00", "40.00")], "0.00", "0.00", "40.00", "0.00"),
            // An overpaid service pays nobody else's debt.
            (
                [("100.00", "100.00", "0.00", "100.00"), ("-50.00", "0.00", "0.00", "-50.00")], "100.00", "0.00",
                "0.00",
                "50.00"
            ),
        ] as [([Row], String, String, String, String)])
    func parts(rows: [Row], left: String, earlier: String, unbilled: String, overpaid: String) {
        let due = AmountDue(PresentBalances(rows.map { balance($0) }, bill: AmountDueTests.bill))
        #expect(
            [due.left, due.earlier, due.unbilled, due.overpaid].map(\.canonical) == [left, earlier, unbilled, overpaid])
        #expect(due.new + due.earlier == due.left)
    }

    @Test("An advance pays the oldest first, and is no overpayment as far as it does")
    func advance() {
        let services = [
            balance(("100.00", "30.00", "0.00", "100.00")),
            balance(("-80.00", "0.00", "0.00", "-80.00"), paysOthers: true),
        ]
        let due = AmountDue(PresentBalances(services, bill: AmountDueTests.bill))
        #expect(
            [due.left, due.earlier, due.advance, due.overpaid].map(\.canonical) == ["20.00", "0.00", "80.00", "0.00"])
        #expect(due.billed == money("20.00") && due.advanceSince == .zero)
    }

    @Test(
        "What was billed, less what was paid, taken from an advance and recalculated since, is what is left",
        arguments: [
            // Billed, raised, paid, closing; of an advance by the bill and now.
            (("100.00", "100.00", "30.00", "70.00"), nil, "100.00", "30.00", "0.00", "0.00", "70.00"),
            (("100.00", "100.00", "0.00", "100.00"), ("0.00", "-60.00"), "100.00", "0.00", "60.00", "0.00", "40.00"),
            (("100.00", "100.00", "0.00", "100.00"), ("-20.00", "-60.00"), "80.00", "0.00", "40.00", "0.00", "40.00"),
            (("100.00", "100.00", "10.00", "65.00"), nil, "100.00", "10.00", "0.00", "25.00", "65.00"),
            (("100.00", "100.00", "-40.00", "140.00"), nil, "100.00", "-40.00", "0.00", "0.00", "100.00"),
        ] as [(Row, (String, String)?, String, String, String, String, String)])
    func since(
        row: Row, advance: (String, String)?, billed: String, paid: String, advanceSince: String, recalculated: String,
        left: String
    ) {
        let advances = advance.map { balance(($0.0, "0.00", "0.00", $0.1), paysOthers: true) }
        let due = AmountDue(
            PresentBalances([balance(row)] + [advances].compactMap(\.self), bill: AmountDueTests.bill))
        #expect(
            [due.billed, due.paidSince, due.advanceSince, due.recalculatedSince, due.left].map(\.canonical)
                == [billed, paid, advanceSince, recalculated, left])
    }

    @Test("Overdue is the debt of earlier bills; after the due day all that is left")
    func overdue() {
        let due = AmountDue(
            PresentBalances([balance(("100.00", "30.00", "0.00", "100.00"))], bill: AmountDueTests.bill))
        #expect(due.overdue(on: AmountDueTests.bill.due) == money("70.00"))
        #expect(due.overdue(on: AmountDueTests.bill.due + 1) == money("100.00"))
    }

    @Test("Before the first bill it is the debt, without a due day")
    func withoutBill() {
        let words = Words(kk: "", ru: "", en: "")
        let service = Service(code: "s", unit: .months, name: words, supplier: words)
        let balance = ServiceBalance(
            service: service, month: Month(iso: "2019-10")!, charged: money("5.00"), closing: money("5.00"))
        let due = AmountDue(PresentBalances([balance], bill: nil))
        #expect([due.left, due.earlier, due.unbilled].map(\.canonical) == ["5.00", "0.00", "0.00"])
        #expect(due.standing(on: Day(iso: "2019-10-16")!) == nil)
    }

    private static let bill = PresentBalances.LatestBill(month: Month(iso: "2019-09")!, due: Day(iso: "2019-10-31")!)

    private func balance(_ row: Row, paysOthers: Bool = false) -> ServiceBalance {
        let words = Words(kk: "", ru: "", en: "")
        return ServiceBalance(
            service: Service(code: "s", unit: .months, name: words, supplier: words, paysOthers: paysOthers),
            month: Month(iso: "2019-10")!, charged: .zero, closing: money(row.closing),
            billed: .init(closing: money(row.billed), raised: money(row.raised), paidSince: money(row.paid)))
    }
}
