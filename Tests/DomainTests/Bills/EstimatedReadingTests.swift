import Domain
import Testing

private let september = Month(year: 2019, month: 9)
private let bill = BillDates(
    month: september, issued: september.lastDay + 6, due: september.lastDay + 25, previousIssued: nil)

/// A day of September; 0 and below are of August.
private func day(_ number: Int) -> Day { september.firstDay + number - 1 }

/// "30:120" is 120 on the 30th; "30:120 average" an estimate.
private func readings(_ written: String) -> [Reading] {
    written.split(separator: ", ").map { text in
        let words = text.split(separator: " ")
        let parts = words[0].split(separator: ":").map { Int64($0)! }
        return reading(day(Int(parts[0])), parts[1], words.count > 1 ? .average : .company)
    }
}

private func meter(
    _ readings: [Register: String], _ number: MeterNumber = "M1", registers: Meter.Registers = .total
) -> MeterReadings {
    MeterReadings(
        Meter(service: "el", number: number, registers: registers, digits: 5, ratio: decimal("1")),
        readings.mapValues(DomainTests.readings))
}

private func meter(_ readings: String, _ number: MeterNumber = "M1") -> MeterReadings {
    meter([.total: readings], number)
}

private func line(_ quantity: String, _ step: TariffStep = .all, _ method: BillLine.Method = .average) -> BillLine {
    BillLine(step: step, method: method, quantity: decimal(quantity), price: .zero, charged: .zero)
}

/// "M1 0:100-30:200; M2 unread".
private func summary(_ found: BilledReadings) -> String {
    let counted = found.intervals.map { interval in
        let register = interval.register == .total ? "" : " \(interval.register.rawValue)"
        let ends = [interval.previous, interval.current].map {
            "\($0.day - september.firstDay + 1):\($0.value.canonical)"
        }
        return interval.meter.text + register + " " + ends.joined(separator: "-")
    }
    return (counted + found.unread.map { $0.text + " unread" }).joined(separator: "; ")
}

@Suite("Estimated readings, and months that are counted twice")
struct EstimatedReadingTests {
    @Test("A month that was charged is not counted once more; readings that would are named")
    func monthBefore() {
        let read = [meter("-31:20, 0:100, 30:150")]
        let found = BilledReadings.choose(
            among: read, for: bill, [line("130", .all, .meter)], isMonthBeforeCharged: true)
        #expect(summary(found.chosen) == "M1 0:100-30:150")
        #expect(found.chosen.withMonthBefore.map(\.previous.day) == [day(-31)])
        let first = BilledReadings.choose(among: read, for: bill, [line("130", .all, .meter)])
        #expect(summary(first.chosen) == "M1 -31:20-30:150")
        #expect(first.chosen.withMonthBefore.isEmpty)
    }

    @Test("A meter whose registers were changed counts as the old one until that day, and as the new one from then on")
    func registersChanged() throws {
        let changed = Meter(
            service: "el", number: "M1", registers: .dayNight, digits: 5, ratio: decimal("1"),
            changed: .init(before: .total, day: day(10)))
        let read = MeterReadings.all(
            changed,
            [
                .total: readings("0:100, 10:140"), .day: readings("10:0, 30:50"), .night: readings("10:0, 30:20"),
            ])
        let found = BilledReadings.choose(among: read, for: bill, []).chosen
        #expect(summary(found) == "M1 0:100-10:140; M1 day 10:0-30:50; M1 night 10:0-30:20")
        let consumption = try MeteredConsumption(found.intervals)
        #expect(consumption.quantity == decimal("110"))
        #expect(consumption.days == 30)

        let unread = MeterReadings.all(
            changed,
            [.total: readings("0:100"), .day: readings("10:0, 30:50"), .night: readings("10:0, 30:20")])
        #expect(BilledReadings.choose(among: unread, for: bill, []).chosen.unread == ["M1"])
        // The registers of a time must be read together.
        let apart = MeterReadings.all(
            changed,
            [.total: readings("0:100, 10:140"), .day: readings("10:0, 30:50"), .night: readings("10:0, 29:20")])
        #expect(throws: ChargeCheck.Obstacle.registersApart(meter: "M1")) {
            try MeteredConsumption(BilledReadings.choose(among: apart, for: bill, []).chosen.intervals)
        }
    }

    @Test("Until the day of a change that is still to come a calculation goes on in the registers that the meter has")
    func registersToCome() {
        let words = Words(kk: "", ru: "", en: "")
        let supplier = Supplier(code: SupplierCode(stored: "S"), name: words, phones: nil)
        let service = Service(code: "el", unit: .kilowattHours, name: words, supplier: words)
        let catalogue = Catalogue(
            batch: 1, paymentsAsOf: day(30), supplier: supplier, offices: [], supplied: [(service, supplier)],
            tariffs: TariffBook([flat([price(.all, "20")])], usualCategories))
        let meter = Meter(
            service: "el", number: "M1", registers: .dayNight, digits: 5, ratio: decimal("1"),
            changed: .init(before: .total, day: day(40)))
        let read: [Register: [Reading]] = [
            .total: readings("0:100, 30:150, 40:170"), .day: readings("40:0"), .night: readings("40:0"),
        ]
        func registers(_ today: Int) -> [Register]? {
            MeteredPlan([day(-400): living(1, plan: "flat")], [meter], on: day(today), catalogue)
                .flatMap { MeteredTariff($0, read) }?.meter.meter.registers.all
        }
        #expect(registers(30) == [.total])
        #expect(registers(40) == [.day, .night])
    }

    @Test("An estimate rests on the average day of the period before; several in a row are counted")
    func estimates() throws {
        // 62 in 31 days; 30 days more are 60.
        let once = BilledReadings.choose(
            among: [meter("-31:38, 0:100, 30:160 average")], for: bill, [line("60", .all, .meter)])
        let estimate = try #require(once.chosen.estimates.first)
        #expect(estimate.average?.days == 31)
        #expect(estimate.expected == Fraction(60))
        #expect(estimate.inARow == 1)
        let twice = BilledReadings.choose(
            among: [meter("-62:0, -31:62, 0:124 average, 30:184 average")], for: bill, [line("60", .all, .meter)])
        let second = try #require(twice.chosen.estimates.first)
        #expect(second.expected == Fraction(60))
        #expect(second.inARow == 2)
        let alone = BilledReadings.choose(
            among: [meter("0:100, 30:160 average")], for: bill, [line("60", .all, .meter)])
        #expect(alone.chosen.estimates.map(\.expected) == [nil])
    }

    @Test("A meter that was not read, charged by average: its lines say what the reading is")
    func implied() {
        func chosen(_ meters: [MeterReadings], _ lines: BillLine...) -> BilledReadings {
            BilledReadings.choose(among: meters, for: bill, lines).chosen
        }
        let found = chosen([meter("-31:38, 0:100")], line("40", .level1), line("20", .level2))
        #expect(summary(found) == "M1 0:100-30:160")
        #expect(found.estimates.map(\.expected) == [Fraction(60)])
        let zones = meter([.day: "0:100", .night: "0:50"], registers: .dayNight)
        #expect(
            summary(chosen([zones], line("7", .day), line("3", .night))) == "M1 day 0:100-30:107; M1 night 0:50-30:53")
        // What each register counted is not known; or from which day it was charged; or of which meter.
        #expect(summary(chosen([zones], line("7", .level1), line("3", .level2))) == "M1 unread")
        #expect(summary(chosen([meter("-5:100")], line("60"))) == "M1 unread")
        #expect(summary(chosen([meter("0:1"), meter("0:2", "M2")], line("60"))) == "M1 unread; M2 unread")
        #expect(summary(chosen([meter("0:99990")], line("60"))) == "M1 unread")
    }
}
