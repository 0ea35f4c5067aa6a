import Domain
import Testing

/// Electricity by levels; water at one price, raised in the middle of July; waste for each person; heating for the area;
/// television for a month.
private let book = TariffBook(
    [
        levels(.always),
        service("water", .flat, [price(.all, "84.94"), price(.all, "90.00", from: july.firstDay + 14)]),
        service("waste", .perPerson, [price(.all, "350.00")]),
        service("heat", .perSquareMetre, [price(.all, "120.50")]),
        service("tv", .perMonth, [price(.all, "2649.00")]), service("gas", .flat, [price(.all, "19")]),
        service("gas", .flat, [price(.all, "21")], code: "gas2"),
    ], usualCategories)

private func service(
    _ code: ServiceCode, _ method: Plan.Method, _ prices: [Plan.Price], code plan: PlanCode? = nil
) -> Plan {
    Plan(
        code: plan ?? PlanCode(stored: code.text), service: code, name: Words(kk: "", ru: "", en: ""), method: method,
        proration: .always, prices: prices, norms: [])
}

private func line(
    _ quantity: String, _ price: String, _ charged: String, _ step: TariffStep = .all,
    _ method: BillLine.Method = .meter
) -> BillLine {
    BillLine(
        step: step, method: method, quantity: decimal(quantity), price: decimal(price), charged: money(charged))
}

private let july200 = counted((dayBefore, 100), (dayBefore + 31, 300))
private let july10 = counted((dayBefore, 100), (dayBefore + 31, 110))

private func check(
    _ service: ServiceCode, _ lines: [BillLine], _ readings: [ReadingInterval] = [], _ residents: Int = 1,
    area: String? = nil
) -> String {
    let households = HouseholdHistory(
        [.init(from: dayBefore, living(residents))], area: area.map { decimal($0) })
    let grounds = ChargeGrounds(
        service: service, month: july, billed: lines.map(\.charged).sum(), lines: lines,
        readings: BilledReadings(readings), households: households)
    return switch grounds.check(book) {
    case .agrees(let recomputed): recomputed == nil ? "lines agree" : "agrees"
    case .differs(let difference):
        (difference.lines.map { "\($0)" } + difference.likely.map { "\($0)" }).map { $0.prefix { $0 != "(" } }
            .joined(separator: ", ")
    case .impossible(let obstacle): "\(obstacle)"
    }
}

@Suite("The check of a bill's lines")
struct LineCheckTests {
    /// 91.4754… × 17.53 + 71.1475… × 22.66 + 37.3770… × 28.32 = 4274.29 (docs/tariffs.md).
    @Test(
        "Quantity, price and sum of every line agree with the explanation, or it is not checked",
        arguments: [
            (["91.48", "71.15", "37.38"], ["17.53", "22.66", "28.32"], ["1603.56", "1612.20", "1058.53"], "agrees"),
            (
                ["91.47541", "71.147541", "37.377049"], ["17.53", "22.66", "28.32"], ["1603.56", "1612.21", "1058.52"],
                "agrees"
            ),
            // Other lines with the same total.
            (["30", "71.15", "37.38"], ["17.53", "22.66", "28.32"], ["1603.56", "1612.20", "1058.53"], "quantity"),
            (["91.48", "71.15", "37.38"], ["99.00", "22.66", "28.32"], ["1603.56", "1612.20", "1058.53"], "price"),
            (
                ["91.48", "71.15", "37.38"], ["17.53", "22.66", "28.32"], ["1600.00", "1615.76", "1058.53"], "sum, sum"
            ),
            (["91.48", "108.52"], ["17.53", "22.66"], ["1603.56", "2670.73"], "quantity, missing"),
        ])
    func levels(quantities: [String], prices: [String], sums: [String], result: String) {
        let steps: [TariffStep] = [.level1, .level2, .level3]
        let lines = quantities.indices.map { line(quantities[$0], prices[$0], sums[$0], steps[$0]) }
        #expect(check("el", lines, [july200]) == result)
    }

    /// The only plan of a service counts; its price rises on the 15th: 10 × 14 ÷ 31 × 84.94 + 10 × 17 ÷ 31 × 90 = 877.15
    @Test("A meter without a plan of the household is charged by the only plan of its service, at each of its prices")
    func changedPrice() {
        let parts = [line("4.52", "84.94", "383.60"), line("5.48", "90", "493.55")]
        #expect(check("water", parts, [july10]) == "agrees")
        #expect(check("water", [line("10", "84.94", "849.40")], [july10]) == "priceDay")
        #expect(check("water", [line("10", "84.94", "9999.00")]) == "product")
        #expect(check("water", [line("10", "84.94", "849.40")]) == "noReadings")
    }

    @Test(
        "Persons, area and months are the household's, a price is one that is in force",
        arguments: [
            ("waste", line("3", "350", "1050.00", .all, .fixed), "lines agree"),
            ("waste", line("10", "350", "3500.00", .all, .fixed), "quantity"),
            ("waste", line("3", "300", "900.00", .all, .fixed), "price"),
            ("waste", line("3", "350", "100.00", .all, .fixed), "product"),
            ("heat", line("54.5", "120.5", "6567.25", .all, .fixed), "lines agree"),
            ("heat", line("60", "120.5", "7230.00", .all, .fixed), "quantity"),
            ("tv", line("1", "2649", "2649.00", .all, .fixed), "lines agree"),
            ("tv", line("1", "2649", "1.00", .all, .fixed), "product"),
            ("tv", line("2", "2649", "5298.00", .all, .fixed), "quantity"),
            ("radio", line("1", "10", "10.00", .all, .fixed), "noTariff"),
            ("radio", line("1", "10", "11.00", .all, .fixed), "product"),
        ])
    func household(service: ServiceCode, line: BillLine, result: String) {
        #expect(check(service, [line], [], 3, area: "54.5") == result)
    }

    @Test("What the tariff or the household lacks is named")
    func lacks() {
        #expect(check("heat", [line("54.5", "120.5", "6567.25", .all, .fixed)]) == "noArea")
        #expect(
            check("water", [line("10", "84.94", "849.40", .all, .norm)]) == "notMetered(Domain.BillLine.Method.norm)")
        #expect(check("tv", []) == "noLines")
        // Gas of a household whose plan is not known: an estimate is no mistake, another quantity is.
        let estimate = line("250", "19", "4750.00", .all, .average)
        #expect(check("gas", [estimate], [july200]) == "notMetered(Domain.BillLine.Method.average)")
        #expect(check("gas", [line("250", "19", "4750.00")], [july200]) == "quantity")
        #expect(check("gas", [line("200", "19", "3800.00")], [july200]) == "lines agree")
    }
}
