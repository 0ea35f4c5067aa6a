import Domain
import Testing

/// The bill of September: that of August was issued on 6 September, its own is on 6 October.
private let september = Month(year: 2019, month: 9)
private let bill = BillDates(
    month: september, issued: september.lastDay + 6, due: september.lastDay + 25,
    previousIssued: september.firstDay + 5)

/// A day of September; 0 and below are of August, 31 and above of October.
private func day(_ number: Int) -> Day { september.firstDay + number - 1 }

/// "30:120" is 120 on the 30th; "30:120 average" an estimate.
private func readings(_ written: String) -> [Reading] {
    written.split(separator: ", ").map { text in
        let words = text.split(separator: " ")
        let parts = words[0].split(separator: ":").map { Int64($0)! }
        return Reading(
            day: day(Int(parts[0])), value: ExactDecimal(millionths: parts[1] * 1_000_000),
            origin: words.count > 1 ? Reading.Origin(rawValue: String(words[1]))! : .company)
    }
}

private func meter(
    _ readings: [Register: String], _ number: MeterNumber = "M1", registers: Meter.Registers = .total,
    installed: Int? = nil, removed: Int? = nil
) -> MeterReadings {
    MeterReadings(
        Meter(
            service: "el", number: number, registers: registers, digits: 5, ratio: decimal("1"),
            installedOn: installed.map(day), removedOn: removed.map(day)),
        readings.mapValues(DomainTests.readings))
}

private func meter(
    _ readings: String, _ number: MeterNumber = "M1", installed: Int? = nil, removed: Int? = nil
) -> MeterReadings {
    meter([.total: readings], number, installed: installed, removed: removed)
}

private func lines(_ quantities: [String]) -> [BillLine] {
    quantities.map {
        BillLine(step: .all, method: .meter, quantity: decimal($0), price: .zero, charged: .zero)
    }
}

/// "M1 0:100-30:200; M2 unread".
private func summary(_ found: BilledReadings) -> String {
    let counted = found.intervals.map { interval in
        let register = interval.register == .total ? "" : " \(interval.register.rawValue)"
        let ends = [interval.previous, interval.current].map {
            "\($0.day - september.firstDay + 1):\($0.value.canonical)"
        }
        let falls = interval.falls ? " \(interval.fall)" : ""
        return interval.meter.text + register + " " + ends.joined(separator: "-") + falls
    }
    let only = found.withoutStart.map { $0.meter.number.text + " only " + $0.reading.value.canonical }
    return (counted + found.unread.map { $0.text + " unread" } + only).joined(separator: "; ")
}

@Suite("The readings that a bill counts")
struct BilledReadingsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let meters: [MeterReadings]
        var billed: [String] = []
        let counted: String

        init(_ name: String, _ meters: [MeterReadings], billed: String..., counted: String) {
            (testDescription, self.meters, self.billed, self.counted) = (name, meters, billed, counted)
        }
    }

    static let atBoth = meter("-5:80, 0:100, 5:110, 30:200, 35:215")

    @Test(
        "Until the month's end, or until the day of issue if that gives the billed quantity",
        arguments: [
            Case("nothing is known of the quantity", [atBoth], counted: "M1 0:100-30:200"),
            Case("the month's end gives it", [atBoth], billed: "100", counted: "M1 0:100-30:200"),
            Case("the day of issue gives it", [atBoth], billed: "105", counted: "M1 5:110-35:215"),
            Case("lines add up to it", [atBoth], billed: "90", "15", counted: "M1 5:110-35:215"),
            Case("neither gives it", [atBoth], billed: "77", counted: "M1 0:100-30:200"),
            Case(
                "both give it", [meter("0:100, 5:110, 30:200, 35:210")], billed: "100", counted: "M1 0:100-30:200"),
            Case("read after the month's end only", [meter("5:110, 35:215")], counted: "M1 5:110-35:215"),
            Case(
                "read before the month's end, for the last bill", [meter("-5:80, 4:110, 35:215")], billed: "105",
                counted: "M1 4:110-35:215"),
            Case("a reading on the last day counts", [meter("-1:1, 30:2, 31:3")], counted: "M1 -1:1-30:2"),
            Case("read two months ago", [meter("-40:20, 30:95")], counted: "M1 -40:20-30:95"),
            Case(
                "other days give it: read some days after the month's end",
                [meter("-27:80, 3:100, 33:180")], billed: "80", counted: "M1 3:100-33:180"),
            Case(
                "for a first bill older readings stand behind it", [meter("-200:10, 5:800, 30:900")], billed: "100",
                counted: "M1 5:800-30:900"),
            Case(
                "a meter that went round: just the difference is billed", [meter("0:99950, 30:80")], billed: "130",
                counted: "M1 0:99950-30:80 rolledOver"),
            Case(
                "a reading below the previous one is not explained otherwise", [meter("0:99950, 30:80")], billed: "131",
                counted: "M1 0:99950-30:80 unclear"),
            Case(
                "an estimate that was too high is taken back", [meter("0:1450 average, 30:1330")], billed: "-120",
                counted: "M1 0:1450-30:1330 takesBack"),
            Case(
                "nothing is taken back from a true reading", [meter("0:1450, 30:1330")], billed: "-120",
                counted: "M1 0:1450-30:1330 unclear"),
            Case("not read since", [meter("-5:80, 0:100")], counted: "M1 unread"),
            Case("never read", [meter("")], counted: "M1 unread"),
            Case("no meter", [], counted: ""),
        ])
    func days(_ it: Case) {
        #expect(summary(BilledReadings.choose(among: it.meters, for: bill, lines(it.billed)).chosen) == it.counted)
    }

    @Test(
        "Meters that are exchanged, parallel, and not read",
        arguments: [
            Case(
                "of an exchanged meter the old counts to its last reading, the new from its first",
                [meter("0:100, 14:150", removed: 14), meter("14:0, 30:60", "M2", installed: 14)],
                counted: "M1 0:100-14:150; M2 14:0-30:60"),
            Case(
                "a meter that was removed before is not missing", [meter("-40:10, -9:20", removed: -9), atBoth],
                counted: "M1 0:100-30:200"),
            Case(
                "a meter that will be installed is not missing", [atBoth, meter("", "M2", installed: 30)],
                counted: "M1 0:100-30:200"),
            Case(
                "a meter that was installed and not read is", [atBoth, meter("20:0", "M2", installed: 20)],
                counted: "M1 0:100-30:200; M2 unread"),
            Case(
                "so is one that was removed without a last reading",
                [meter("0:100", removed: 14), meter("14:0, 30:60", "M2", installed: 14)],
                counted: "M2 14:0-30:60; M1 unread"),
            Case(
                "a new meter was read once, and its first reading is missing",
                [meter("0:100, 14:150", removed: 14), meter("30:70", "M2", installed: 14)],
                counted: "M1 0:100-14:150; M2 only 70"),
            Case(
                "parallel meters", [meter("0:1, 30:11"), meter("0:5, 30:7", "M2")],
                counted: "M1 0:1-30:11; M2 0:5-30:7"),
            Case(
                "a register of two was not read",
                [meter([.day: "0:100, 30:200", .night: "0:50"], registers: .dayNight)],
                counted: "M1 day 0:100-30:200; M1 unread"),
            Case(
                "all registers",
                [meter([.day: "0:1, 30:4", .peak: "0:2, 30:5", .night: "0:3, 30:6"], registers: .dayPeakNight)],
                counted: "M1 day 0:1-30:4; M1 peak 0:2-30:5; M1 night 0:3-30:6"),
        ])
    func meters(_ it: Case) {
        #expect(summary(BilledReadings.choose(among: it.meters, for: bill, lines(it.billed)).chosen) == it.counted)
    }

    @Test(
        "Of several readings of a day the strongest, of estimates none that was read over",
        arguments: [
            Case(
                "the company's over the customer's and an estimate",
                [meter("0:100, 30:210 average, 30:205 customer, 30:200")], counted: "M1 0:100-30:200"),
            Case("an estimate where there is no other", [meter("0:100, 30:210 average")], counted: "M1 0:100-30:210"),
            Case(
                "a later reading counts even if it is an estimate", [meter("0:100, 29:190, 30:195 average")],
                counted: "M1 0:100-30:195"),
        ])
    func origins(_ it: Case) {
        #expect(summary(BilledReadings.choose(among: it.meters, for: bill, lines(it.billed)).chosen) == it.counted)
    }

    @Test("By times of day each register's quantity is given, not their sum alone")
    func registers() {
        let read = meter(
            [.day: "0:100, 5:110, 30:200, 35:205", .night: "0:50, 5:55, 30:90, 35:100"], registers: .dayNight)
        func line(_ step: TariffStep, _ quantity: String) -> BillLine {
            BillLine(step: step, method: .meter, quantity: decimal(quantity), price: .zero, charged: .zero)
        }
        let atIssue = BilledReadings.choose(among: [read], for: bill, [line(.day, "95"), line(.night, "45")]).chosen
        #expect(summary(atIssue) == "M1 day 5:110-35:205; M1 night 5:55-35:100")
        let atMonthEnd = BilledReadings.choose(among: [read], for: bill, [line(.day, "100"), line(.night, "40")]).chosen
        #expect(summary(atMonthEnd) == "M1 day 0:100-30:200; M1 night 0:50-30:90")
    }

    @Test("What the batch says counts, whatever it gives")
    func told() {
        let told = ToldInterval(
            meter: "M1", register: .total, from: .init(day: day(5), value: decimal("110")),
            until: .init(day: day(30), value: decimal("200")))
        let found = BilledReadings.choose(among: [BilledReadingsTests.atBoth], for: bill, lines(["105"]), told: [told])
        #expect(summary(found.chosen) == "M1 5:110-30:200")
        #expect(found.others.isEmpty)
    }

    @Test("Others that give the same quantity are possible as well; if none gives it, all that could have been counted")
    func others() {
        func others(_ readings: String, _ billed: String) -> [String] {
            let (meters, lines) = ([meter(readings)], lines([billed]))
            return BilledReadings.choose(among: meters, for: bill, lines).others.map(summary)
        }
        #expect(others("0:100, 30:200", "77") == [])
        #expect(others("0:100, 5:110, 30:200, 35:210", "100") == ["M1 5:110-35:210"])
        #expect(others("0:100, 25:190, 30:200", "77") == ["M1 0:100-25:190"])
    }

    @Test("The first bill counts from the month's beginning")
    func first() {
        let first = BillDates(month: september, issued: bill.issued, due: bill.due, previousIssued: nil)
        #expect(first.previousIssued == day(0))
        #expect(first.readingDays == (since: day(0), until: day(36)))
        #expect(bill.readingDays == (since: day(0), until: day(36)))
        let found = BilledReadings.choose(among: [BilledReadingsTests.atBoth], for: first, lines(["115"])).chosen
        #expect(summary(found) == "M1 0:100-35:215")
    }
}
