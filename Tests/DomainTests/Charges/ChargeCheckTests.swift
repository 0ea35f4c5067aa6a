import Domain
import Testing

private let book = TariffBook(
    [
        levels(.always, more: [price(.level1, "20", from: dayBefore + 16)]).coded("raised"), levels(.always),
        levels(.below30).coded("whole"),
        flat([price(.all, "19.00")]),
    ], usualCategories)

private let july200 = [counted((dayBefore, 100), (dayBefore + 31, 300))]

@Suite("The check of a charge")
struct ChargeCheckTests {
    @Test("The exact sum agrees, a tiyn more differs")
    func agrees() throws {
        let agreeing = grounds(billed: "4274.29", july200, [dayBefore: living(1)]).check(book)
        guard case .agrees(let recomputed?) = agreeing else { throw Failure("\(agreeing)") }
        #expect(recomputed.period.days == 31)
        #expect(recomputed.calculation.total == money("4274.29"))
        let more = grounds(billed: "4274.30", july200, [dayBefore: living(1)]).check(book)
        guard case .differs(let difference) = more, difference.likely.isEmpty else { throw Failure("\(more)") }
    }

    /// Each billed sum follows from another assumption: the vectors of docs/tariffs.md, with the calculation by hand
    /// next to them.
    @Test(
        "The likely causes of a difference are the assumptions that give the billed sum",
        arguments: [
            // The whole norm in 31 days, where the plan shrinks or widens it; another plan has it so.
            ("4296.70", "levels", 1, nil, [LikelyCause.proration, .plan(Words(kk: "", ru: "", en: ""))]),
            // Two people: 183.00 at 17.53 and 17.00 at 22.66 (90 × 2 × 31 / 30.5 = 182.9508…).
            ("3593.46", "levels", 1, nil, [.residents(2)]),
            // 120 × 17.53 + 80 × 22.66: a lone benefit's first level, 115 × 31 / 30.5 = 116.885…; the second ends at 162.62…
            ("4143.93", "levels", 1, nil, [.category(.noStoveLone)]),
            // 180 kWh estimated where 200 were read.
            ("3707.89", "levels", 1, "180", [.quantity(billed: ExactDecimal(millionths: 180_000_000))]),
            // The raised price for all days: 91.4754… × 20 + 71.1475… × 22.66 + 37.3770… × 28.32.
            ("4500.23", "raised", 1, nil, [.priceDay(dayBefore + 16)]),
            // The levels' borders at whole units: 91 × 17.53 + 72 × 22.66 + 37 × 28.32. Each line rounded by itself.
            ("4274.59", "levels", 1, nil, [.rounding]), ("4274.28", "levels", 1, nil, [.rounding]),
        ])
    func causes(billed: String, plan: String, residents: Int, quantity: String?, causes: [LikelyCause]) throws {
        let lines = quantity.map { quantity in
            [BillLine(step: .all, method: .meter, quantity: decimal(quantity), price: .zero, charged: money(billed))]
        }
        let check = grounds(
            billed: billed, july200, [dayBefore: living(residents, plan: PlanCode(stored: plan))], lines: lines ?? []
        ).check(book)
        guard case .differs(let difference) = check else { throw Failure("\(check)") }
        #expect(difference.likely == causes)
    }

    @Test("Charged twice, without tax, with it twice, by another plan; day and night exchanged")
    func otherCauses() throws {
        let zones = flat([price(.day, "21.05"), price(.night, "5.02")], .zones, code: "zones")
        let book = TariffBook([zones, flat([price(.all, "19.00")])], usualCategories)
        let (day, night) = (
            counted((dayBefore, 0), (dayBefore + 31, 100), .day), counted((dayBefore, 0), (dayBefore + 31, 60), .night)
        )
        func causes(_ billed: String) -> [LikelyCause] {
            let check = grounds(billed: billed, [day, night], [dayBefore: living(1, plan: "zones")]).check(book)
            guard case .differs(let difference) = check else { return [] }
            return difference.likely
        }
        // 100 × 21.05 + 60 × 5.02 = 2406.20
        #expect(causes("4812.40") == [.twice])
        #expect(causes("1765.00") == [.zonesExchanged])
        #expect(causes("3040.00") == [.plan(Words(kk: "", ru: "", en: ""))])
        #expect(causes("2148.39") == [.withoutTax])
        #expect(causes("2694.94") == [.taxTwice])
        #expect(causes("2406.21") == [])
    }

    @Test("Where the bill may rest on other readings, one that agrees is taken, and nothing is said to be wrong")
    func others() {
        let (right, other) = (july200, [counted((dayBefore + 3, 100), (dayBefore + 34, 300))])
        func check(_ billed: String, _ others: [BilledReadings]) -> ChargeCheck {
            ChargeGrounds(
                service: "el", month: july, billed: money(billed), lines: [], readings: BilledReadings(other),
                others: others, households: [dayBefore: living(1), dayBefore + 20: living(3)]
            ).check(book)
        }
        let sum = grounds(billed: "1", right, [dayBefore: living(1), dayBefore + 20: living(3)])
        let billed = (try? sum.recompute(book).calculation.total.canonical) ?? ""
        #expect(check(billed, [BilledReadings(right)]).agrees)
        #expect(!check(billed, []).agrees)
        #expect(check("1.00", [BilledReadings(right)]).obstacle == .severalReadings)
    }

    @Test("Two months in one, and an estimate that is not the average day's, are named")
    func monthBeforeAndEstimates() throws {
        func check(_ readings: String..., quantity: String, sum: String) -> ChargeCheck {
            let counts = readings.map { $0.split(separator: " ") }
            let read = counts.map { count in
                reading(dayBefore + Int(count[0])!, Int64(count[1])!, count.count > 2 ? .average : .company)
            }
            let meter = Meter(service: "el", number: "M1", digits: 5, ratio: decimal("1"))
            let line = BillLine(
                step: .all, method: .meter, quantity: decimal(quantity), price: decimal("19"), charged: money(sum))
            return ChargeRecords(
                service: "el",
                bills: [BillDates(month: july, issued: dayBefore + 35, due: dayBefore + 50, previousIssued: nil)],
                charged: [july: money(sum), july - 1: money("1.00")], lines: [july: [line]],
                meters: [MeterReadings(meter, [.total: read])], told: [:],
                households: [dayBefore - 90: living(1, plan: "flat")]
            ).checks(book)[july]!
        }
        let both = check("-30 10", "0 40", "31 102", quantity: "92", sum: "1748.00")
        guard case .differs(let difference) = both else { throw Failure("\(both)") }
        #expect(difference.recomputed?.calculation.total == money("1178.00"))
        #expect(difference.lines == [.twoMonths(billed: decimal("92"), since: dayBefore - 29)])
        // The month before was charged and not read: both in one, or nothing is known of its end.
        let unread = check("-30 10", "31 102", quantity: "92", sum: "1748.00")
        guard case .differs(let alone) = unread else { throw Failure("\(unread)") }
        #expect(alone.lines == [.twoMonths(billed: decimal("92"), since: dayBefore - 29)])
        #expect(check("-30 10", "31 102", quantity: "52", sum: "988.00").obstacle == .noStart(meter: "M1"))
        // Read in the middle of the months.
        #expect(check("-50 0", "-20 30", "11 61", "31 80", quantity: "31", sum: "589.00").agrees)

        #expect(check("-30 10", "0 40", "31 71 average", quantity: "31", sum: "589.00").agrees)
        let high = check("-30 10", "0 40", "31 102 average", quantity: "62", sum: "1178.00")
        guard case .differs(let estimated) = high else { throw Failure("\(high)") }
        guard case .estimate(let interval, decimal("62"), decimal("31")) = estimated.lines.first else {
            throw Failure("\(estimated)")
        }
        #expect(interval.meter == "M1")
        // Another pair of readings gives the quantity, too: it rests on the same estimate.
        #expect(!check("-30 10", "0 40", "1 40", "31 102 average", quantity: "62", sum: "1178.00").agrees)
        // A customer's readings make no period; one within the days leaves nothing to compare with.
        #expect(check("-30 10", "-6 39", "0 40", "31 71 average", quantity: "31", sum: "589.00").agrees)
        #expect(check("-30 10", "0 40", "20 90", "31 102 average", quantity: "62", sum: "1178.00").agrees)
        // Without two readings before there is nothing to compare it with.
        #expect(check("0 40", "31 102 average", quantity: "62", sum: "1178.00").agrees)
    }

    @Test("Missing data are reported, and nothing is guessed")
    func missing() throws {
        let household: HouseholdHistory = [dayBefore: living(1)]
        func obstacle(
            _ meters: [ReadingInterval], _ households: HouseholdHistory? = nil, _ lines: [BillLine] = []
        ) -> ChargeCheck.Obstacle? {
            guard
                case .impossible(let obstacle) = grounds(billed: "1.00", meters, households ?? household, lines: lines)
                    .check(
                        book)
            else { return nil }
            return obstacle
        }
        #expect(obstacle([]) == .noReadings)
        #expect(obstacle(july200, [dayBefore: living(1, plan: "gone")]) == .plan)
        #expect(obstacle(july200, [:]) == .tariff(.noHousehold(dayBefore + 1)))
        #expect(
            obstacle(july200, [dayBefore: living(1), dayBefore + 9: living(1, plan: "flat")])
                == .onePlan(changed: dayBefore + 9))
        #expect(obstacle([counted((dayBefore, 300), (dayBefore + 31, 100))]) == .unclearReadings(meter: "M1"))
        #expect(
            obstacle([
                counted((dayBefore, 1), (dayBefore + 9, 5)),
                counted((dayBefore + 12, 0), (dayBefore + 31, 9), meter: "M2"),
            ])
                == .gap(after: dayBefore + 9))
        #expect(
            obstacle([
                counted((dayBefore, 1), (dayBefore + 31, 5), .day),
                counted((dayBefore, 1), (dayBefore + 30, 5), .night),
            ])
                == .registersApart(meter: "M1"))
        let normed = BillLine(
            step: .all, method: .norm, quantity: decimal("1"), price: decimal("19"), charged: money("19.00"))
        #expect(obstacle(july200, nil, [normed]) == .notMetered(.norm))
        #expect(obstacle(july200, [dayBefore + 5: living(1)]) == .tariff(.noHousehold(dayBefore + 1)))
    }

    @Test("An exchanged meter counts until its last day, the new one from then on; an estimate is reported")
    func exchanged() throws {
        let period = try MeteredConsumption([
            counted((dayBefore + 15, 0), (dayBefore + 31, 60), meter: "M2", ratio: "2", origin: .average),
            counted((dayBefore, 900), (dayBefore + 15, 980)),
        ])
        #expect(period.days == 31)
        #expect(period.quantity == decimal("200"))
        #expect(period.isEstimated)
    }
}

@Suite("The consumption of several meters")
struct MeteredConsumptionTests {
    private func period(_ meters: ReadingInterval...) -> Result<String, ChargeCheck.Obstacle> {
        Result { () throws(ChargeCheck.Obstacle) in try MeteredConsumption(meters) }.map {
            "\($0.days) \($0.quantity.canonical)"
        }
    }

    @Test("Parallel meters are added up, an exchanged one continues where the other ended")
    func beside() {
        let (whole, end) = (counted((dayBefore, 0), (dayBefore + 31, 50)), dayBefore + 31)
        #expect(period(whole, counted((dayBefore, 7), (end, 10), meter: "M2")) == .success("31 53"))
        let (old, new) = (
            counted((dayBefore, 7), (dayBefore + 9, 10), meter: "M2"),
            counted((dayBefore + 9, 0), (end, 5), meter: "M3")
        )
        #expect(period(whole, new, old) == .success("31 58"))
        let (day, night) = (
            counted((dayBefore + 9, 0), (end, 5), meter: "M3", .day),
            counted((dayBefore + 9, 0), (end, 6), meter: "M3", .night)
        )
        #expect(period(day, old, night) == .success("31 14"))
        let nextDay = counted((dayBefore + 10, 0), (end, 5), meter: "M3")
        #expect(period(old, nextDay) == .success("31 8"))
    }

    @Test("Days without a meter are reported")
    func gaps() {
        let (whole, end) = (counted((dayBefore, 0), (dayBefore + 31, 50)), dayBefore + 31)
        #expect(period(whole, counted((dayBefore + 3, 7), (end, 10), meter: "M2")) == .failure(.gap(after: dayBefore)))
        #expect(
            period(whole, counted((dayBefore, 7), (dayBefore + 8, 10), meter: "M2"))
                == .failure(.gap(after: dayBefore + 8)))
        #expect(
            grounds(billed: "1.00", [whole], [dayBefore: living(1)], unread: ["M2"]).check(book).obstacle
                == .unread(meter: "M2"))
    }
}

extension ChargeCheck {
    fileprivate var obstacle: Obstacle? {
        if case .impossible(let obstacle) = self { obstacle } else { nil }
    }
}

struct Failure: Error {
    let words: String
    init(_ words: String) { self.words = words }
}

extension Plan {
    func coded(_ code: PlanCode) -> Plan {
        Plan(
            code: code, service: service, name: name, method: method, proration: proration, prices: prices, norms: norms
        )
    }
}
