import Domain
import Testing

private func price(_ price: String, _ vat: Int, from day: Day, _ step: TariffStep = .all) -> Plan.Price {
    Plan.Price(
        step: step, validFrom: day, price: decimal(price), vatPercent: vat, isConfirmed: true, decision: nil)
}

/// The price changed on the 16th, with another rate of tax; water cost the same before and after.
private let book = TariffBook(
    [
        Plan(
            code: "el", service: "el", name: words, method: .flat, proration: .always,
            prices: [price("17.81", 12, from: day("2019-01-01")), price("20", 16, from: day("2019-09-16"))], norms: []),
        Plan(
            code: "water", service: "water", name: words, method: .flat, proration: .always,
            prices: [price("80", 12, from: day("2019-01-01")), price("80", 16, from: day("2019-09-16"))], norms: []),
    ], usualCategories)

private func day(_ iso: String) -> Day { Day(iso: iso)! }

private let words = Words(kk: "", ru: "", en: "")

private func line(_ price: String, _ charged: String, days: ClosedRange<Day>? = nil, vat: Int? = nil) -> BillLine {
    BillLine(
        step: .all, method: .meter, quantity: decimal("1"), price: decimal(price), charged: money(charged), days: days,
        vatPercent: vat)
}

@Suite("The tax in a bill")
struct BilledTaxTests {
    private static let before: ClosedRange<Day> = day("2019-09-01")...day("2019-09-15")
    private static let after: ClosedRange<Day> = day("2019-09-16")...day("2019-09-30")

    @Test(
        "By the rates of the prices that the lines have; unknown if one of them is",
        arguments: [
            ("el", [line("17.81", "1228.89"), line("20", "1380.00")], ["12: 131.67", "16: 190.34"]),
            (
                "el", [line("17.81", "1228.89", days: before), line("20", "1380.00", days: after)],
                ["12: 131.67", "16: 190.34"]
            ),
            // No price of these days, and no price at all.
            ("el", [line("20", "1380.00", days: before)], nil),
            ("el", [line("17.81", "1228.89"), line("18", "1.00")], nil),
            ("el", [line("17.81", "1228.89", days: after)], nil),
            ("other", [line("17.81", "1228.89")], nil),
            // Either rate would be possible.
            ("water", [line("80", "112.00")], nil),
            ("water", [line("80", "112.00", days: before)], ["12: 12.00"]),
            // The batch's own word.
            ("water", [line("80", "112.00", vat: 12)], ["12: 12.00"]),
            ("other", [line("1", "9.00", vat: 0)], []),
            // A charge without lines.
            ("el", [], nil),
        ] as [(ServiceCode, [BillLine], [String]?)])
    func rates(service: ServiceCode, lines: [BillLine], expected: [String]?) throws {
        let charged = lines.isEmpty ? money("5.00") : lines.map(\.charged).sum()
        let billed = try BilledService(
            service: Service(code: service, unit: .kilowattHours, name: words, supplier: words),
            balance: MonthBalance(
                month: Month(iso: "2019-09")!, opening: .zero, charged: charged, adjusted: .zero, paid: .zero,
                closing: charged),
            lines: lines, adjustments: [])
        let tax = BilledTax([billed], in: Month(iso: "2019-09")!, book)
        #expect(tax.byRate.map { "\($0.percent): \($0.sum.canonical)" } == expected ?? [])
        #expect(tax.unknown.map(\.code) == (expected == nil ? [service] : []))
    }
}
