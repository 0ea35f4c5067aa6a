import Domain
import Testing

private func balance(
    _ month: String, _ opening: Int64, _ charged: Int64, _ adjusted: Int64, _ paid: Int64, _ closing: Int64
) throws -> MonthBalance {
    try MonthBalance(
        month: #require(Month(iso: month)), opening: Money(tiyn: opening), charged: Money(tiyn: charged),
        adjusted: Money(tiyn: adjusted), paid: Money(tiyn: paid), closing: Money(tiyn: closing))
}

@Suite("The statement checks itself")
struct StatementTests {
    @Test("The demo's statement of electricity (docs/forms.md)")
    func demo() throws {
        let statement = try Statement([
            balance("2019-08", 1_187_956, 57_131, 0, 466_734, 778_353),
            balance("2019-09", 778_353, 132_527, 0, 0, 910_880),
            balance("2019-10", 910_880, 0, 0, 0, 910_880),
        ])
        #expect(statement.charged == Money(tiyn: 189_658))
        #expect(statement.paid == Money(tiyn: 466_734))
        #expect(statement.closing == Money(tiyn: 910_880))
    }

    @Test("A row that does not add up is refused")
    func row() throws {
        let month = try #require(Month(iso: "2019-09"))
        #expect(throws: LedgerError.row(month, closing: Money(tiyn: 101), expected: Money(tiyn: 100))) {
            try balance("2019-09", 0, 100, 0, 0, 101)
        }
    }

    @Test("A month opens with the previous closing balance")
    func opening() throws {
        let rows = try [balance("2019-08", 0, 100, 0, 0, 100), balance("2019-09", 99, 0, 0, 0, 99)]
        let month = try #require(Month(iso: "2019-09"))
        #expect(throws: LedgerError.opening(month, opening: Money(tiyn: 99), expected: Money(tiyn: 100))) {
            try Statement(rows)
        }
    }

    @Test("Months ascend", arguments: ["2019-08", "2019-07"])
    func order(second: String) throws {
        let rows = try [balance("2019-08", 0, 0, 0, 0, 0), balance(second, 0, 0, 0, 0, 0)]
        let month = try #require(Month(iso: second))
        #expect(throws: LedgerError.order(month)) { try Statement(rows) }
    }

    /// Charges, adjustments and payments in any sequence, from a seed that a failure names.
    @Test(
        "Any sequence of charges, adjustments and payments keeps the arithmetic",
        arguments: 1...50 as ClosedRange<UInt64>)
    func anySequence(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var rows: [MonthBalance] = []
        var closing = Money(tiyn: .random(in: -1_000_000...1_000_000, using: &random))
        let start = closing
        for number in 0..<60 {
            let charged = Money(tiyn: .random(in: 0...2_000_000, using: &random))
            let adjusted = Money(tiyn: .random(in: -300_000...300_000, using: &random))
            let paid = Money(tiyn: .random(in: 0...3_000_000, using: &random))
            let opening = closing
            closing = opening + charged + adjusted - paid
            rows.append(
                try MonthBalance(
                    month: Month(year: 2015, month: 1) + number, opening: opening, charged: charged, adjusted: adjusted,
                    paid: paid, closing: closing))
        }
        let statement = try Statement(rows)
        #expect(start + statement.charged + statement.adjusted - statement.paid == statement.closing)

        let broken = Int.random(in: 1..<60, using: &random)
        let row = rows[broken]
        rows[broken] = try MonthBalance(
            month: row.month, opening: row.opening + Money(tiyn: 1), charged: row.charged, adjusted: row.adjusted,
            paid: row.paid, closing: row.closing + Money(tiyn: 1))
        #expect(throws: LedgerError.self) { try Statement(rows) }
    }

    @Test("Debts and overpayments are not set off against each other")
    func accountBalance() {
        let closings: [Int64] = [910_880, -12_000, 0, 38_478]
        let service = Service(
            code: "s", unit: .months, name: Words(kk: "", ru: "", en: ""), supplier: Words(kk: "", ru: "", en: ""))
        let balance = AccountBalance(
            closings.map {
                ServiceBalance(
                    service: service, month: Month(year: 2019, month: 10), charged: .zero, closing: Money(tiyn: $0))
            })
        #expect(balance.debt == Money(tiyn: 949_358))
        #expect(balance.overpayment == Money(tiyn: 12_000))
    }
}

@Suite("Money that is not allocated to a service")
struct AdvanceTests {
    /// The closing balances, and whether the second pays for the others.
    private func balances(_ closings: [String], paysOthers: Bool) -> [ServiceBalance] {
        let words = Words(kk: "", ru: "", en: "")
        return closings.enumerated().map { place, closing in
            let service = Service(
                code: "s", unit: .months, name: words, supplier: words, paysOthers: paysOthers && place == 1)
            return ServiceBalance(
                service: service, month: Month(year: 2019, month: 10), charged: .zero, closing: money(closing),
                billed: .init(closing: money(closing), paidSince: .zero))
        }
    }

    @Test(
        "It lowers the debt and what is left of the bill, if the supplier says so, and no other overpayment does",
        arguments: [
            (["10.00", "-4.00", "-3.00", "2.00"], true, "8.00", "3.00", "4.00"),
            (["10.00", "-4.00", "-3.00", "2.00"], false, "12.00", "7.00", "0.00"),
            (["10.00", "-40.00"], true, "0.00", "30.00", "10.00"),
            (["10.00", "4.00"], true, "14.00", "0.00", "0.00"), (["-10.00", "-4.00"], true, "0.00", "14.00", "0.00"),
        ])
    func lowers(closings: [String], paysOthers: Bool, debt: String, overpayment: String, advance: String) throws {
        let balances = balances(closings, paysOthers: paysOthers)
        let sums = AccountBalance(balances)
        #expect([sums.debt, sums.overpayment, sums.advance].map(\.canonical) == [debt, overpayment, advance])
        #expect(balances.leftOfBill == sums.debt)
        let due = Day(year: 2019, month: 11, day: 25)!
        let billed = PresentBalances(balances, bill: .init(month: Month(year: 2019, month: 10), due: due))
        #expect(billed.overdue(on: due + 1) == sums.debt)

        let months = try closings.map { closing in
            try MonthBalance(
                month: Month(year: 2019, month: 10), opening: .zero, charged: money(closing), adjusted: .zero,
                paid: .zero, closing: money(closing))
        }
        let totals = BillTotals(months, advances: paysOthers ? [months[1]] : [])
        #expect([totals.toPay, totals.overpaid] == [sums.debt, sums.overpayment])
        #expect(totals.closing == totals.toPay - totals.overpaid)
    }
}

@Suite("What is left to pay of the latest bill")
struct LeftOfBillTests {
    /// A service's part of the bill, what came after it, and what is left.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let billed: String?
        var charged = "0.00"
        var adjusted = "0.00"
        var paid = "0.00"
        let left: String
    }

    @Test(
        "What the bill asked for a service, less what was paid since; never what came later",
        arguments: [
            Case(testDescription: "nothing since", billed: "1000.00", left: "1000.00"),
            Case(testDescription: "paid in part", billed: "1000.00", paid: "400.00", left: "600.00"),
            Case(testDescription: "paid in full", billed: "1000.00", paid: "1000.00", left: "0.00"),
            Case(testDescription: "paid too much", billed: "1000.00", paid: "1400.00", left: "0.00"),
            Case(testDescription: "charged later", billed: "1000.00", charged: "553.04", left: "1000.00"),
            Case(
                testDescription: "paid, and charged later", billed: "1000.00", charged: "553.04", paid: "1000.00",
                left: "0.00"),
            Case(
                testDescription: "paid in part, and charged later", billed: "1000.00", charged: "553.04",
                paid: "400.00", left: "600.00"),
            Case(testDescription: "first charged later", billed: nil, charged: "553.04", left: "0.00"),
            Case(
                testDescription: "recalculated later in the customer's favour", billed: "1000.00", adjusted: "-300.00",
                left: "700.00"),
            Case(testDescription: "recalculated later to more", billed: "1000.00", adjusted: "300.00", left: "1000.00"),
            Case(testDescription: "a payment taken back", billed: "1000.00", paid: "-200.00", left: "1000.00"),
            Case(testDescription: "overpaid", billed: "-300.00", charged: "553.04", left: "0.00"),
        ])
    func service(_ each: Case) {
        #expect(balance(each).leftOfBill == money(each.left))
    }

    @Test("The services are added up one by one: what was paid for one pays nothing of another")
    func services() {
        let balances = [
            Case(testDescription: "", billed: "1000.00", paid: "1500.00", left: ""),
            Case(testDescription: "", billed: "350.00", left: ""),
            Case(testDescription: "", billed: nil, charged: "553.04", left: ""),
        ]
        #expect(balances.map(balance).leftOfBill == money("350.00"))
    }

    private func balance(_ each: Case) -> ServiceBalance {
        let words = Words(kk: "", ru: "", en: "")
        let later = money(each.charged) + money(each.adjusted) - money(each.paid)
        return ServiceBalance(
            service: Service(code: "s", unit: .months, name: words, supplier: words), month: Month(iso: "2019-10")!,
            charged: money(each.charged), closing: (each.billed.map(money) ?? .zero) + later,
            billed: each.billed.map { .init(closing: money($0), paidSince: money(each.paid)) })
    }
}
