import Domain
import Testing

/// A meter that counted ten a day for a year, read each month; 100 000 then comes 0.
@Suite("What a customer types for a meter")
struct TypedSubmissionTests {
    private static let today = Day(iso: "2026-10-22")!
    private static let service = Service(
        code: "el", unit: .kilowattHours, name: Words(kk: "", ru: "", en: ""), supplier: Words(kk: "", ru: "", en: ""))
    /// A day; of a flat's wiring.
    private static let limit = Fraction(950)

    private func meter(
        _ registers: Meter.Registers = .total, installedOn: Day? = nil, removedOn: Day? = nil, replaceBy: Day? = nil
    ) -> Meter {
        Meter(
            service: "el", number: "M1", registers: registers, digits: 5, ratio: decimal("1"), installedOn: installedOn,
            removedOn: removedOn, replaceBy: replaceBy)
    }

    /// The readings of the twelve months before; the last on 2026-09-22 is `last`.
    private func readings(last: Int, perDay: Int = 10, intervals: Int = 12) -> [Reading] {
        (0...intervals).map { ago in
            Reading(
                day: Self.today - 30 - ago * 30,
                value: ExactDecimal(millionths: Int64(last - ago * 30 * perDay) * 1_000_000), origin: .company)
        }
    }

    private func check(
        _ values: [Register: String], day: String = "22.10.2026", of meter: Meter? = nil,
        _ readings: [Register: [Reading]]? = nil, answered: Set<ReadingCheck> = [], language: Language = .kk
    ) -> Result<CheckedReading, TypedSubmission.Problems> {
        let readings = readings ?? [.total: self.readings(last: 14_220)]
        let typed = TypedSubmission(day: day, values: values, answered: answered)
        do throws(TypedSubmission.Problems) {
            return .success(
                try typed.checked(
                    MeterReadings(meter ?? self.meter(), readings), service: Self.service, today: Self.today,
                    limit: Self.limit, language: language))
        } catch {
            return .failure(error)
        }
    }

    @Test("A usual reading is taken, with what was used since the last one")
    func usual() throws {
        let reading = try check([.total: "14 520"]).get()
        #expect(reading.checks.isEmpty)
        #expect(reading.used == Fraction(300))
        let usual = try #require(reading.registers.first?.usual)
        #expect(usual.expected == Fraction(10))
        #expect(usual.range == Fraction(10)...Fraction(10))
        #expect(usual.highest == Fraction(10))
    }

    @Test(
        "By how much is used since the last one, thirty days ago",
        arguments: [
            (14_220, [.unused]), (14_221, [.low]), (14_294, [.low]), (14_295, []), (14_700, []), (14_701, [.high]),
            (15_120, [.high]), (15_121, [.beyond]), (99_999, [.beyond]),
        ] as [(Int, [ReadingCheck])])
    func plausibility(value: Int, checks: [ReadingCheck]) throws {
        let reading = try check([.total: "\(value)"]).get()
        #expect(reading.checks == checks)
        #expect(reading.questions == checks.filter(\.isQuestion))
        #expect(reading.isHeld == (checks == [.beyond]))
        #expect(try check([.total: "\(value)"], answered: Set(checks)).get().questions.isEmpty)
    }

    @Test("Below the last one: gone round if that is plausible, else refused with both numbers")
    func below() throws {
        let near = [Register.total: readings(last: 99_900)]
        let round = try check([.total: "200"], near).get()
        #expect(round.checks == [.rolledOver])
        #expect(round.used == Fraction(300))
        let edge = [Register.total: [Reading(day: Self.today - 30, value: decimal("99999"), origin: .customer)]]
        #expect(try check([.total: "0"], edge).get().used == Fraction(1))
        guard case .failure(let problems) = check([.total: "14 219"]) else {
            Issue.record("taken")
            return
        }
        let previous = Reading(day: Self.today - 30, value: decimal("14220"), origin: .company)
        #expect(problems.all == [.below(.total, previous: previous)])
    }

    @Test("An estimate is no reading: what is below it is taken")
    func estimate() throws {
        let estimated = Reading(day: Self.today - 10, value: decimal("15000"), origin: .average)
        let reading = try check([.total: "14520"], [.total: readings(last: 14_220) + [estimated]]).get()
        #expect(reading.used == Fraction(300))
        #expect(reading.checks.isEmpty)
    }

    @Test(
        "What cannot be taken",
        arguments: [
            ("", "22.10.2026", [.noValue(.total)]), ("12x", "22.10.2026", [.noValue(.total)]),
            ("-5", "22.10.2026", [.noValue(.total)]), ("14520", "", [.noDay]), ("14520", "31.02.2026", [.noDay]),
            ("14520", "23.10.2026", [.dayInFuture]),
            ("14520", "16.10.2026", [.dayTooEarly(earliest: Day(iso: "2026-10-17")!)]),
            ("100000", "22.10.2026", [.tooManyDigits(.total, digits: 5)]),
            ("", "23.10.2026", [.dayInFuture, .noValue(.total)]),
        ] as [(String, String, [ReadingProblem])])
    func problems(value: String, day: String, expected: [ReadingProblem]) {
        #expect(check([.total: value], day: day).problems == expected)
    }

    @Test("The fraction, as each language writes it")
    func fraction() throws {
        #expect(try check([.total: "14520,5"]).get().registers[0].value == decimal("14520.5"))
        #expect(try check([.total: "14 520.5"], language: .en).get().registers[0].value == decimal("14520.5"))
        let problems: [ReadingProblem] = [
            .twoMeanings(.total, whole: decimal("14520"), fraction: decimal("14.52"))
        ]
        #expect(check([.total: "14.520"]).problems == problems)
    }

    @Test("Digits of other keyboards")
    func digits() throws {
        #expect(try check([.total: "１４５２０"]).get().registers[0].value == decimal("14520"))
        #expect(try check([.total: "١٤٥٢٠"]).get().registers[0].value == decimal("14520"))
    }

    @Test("A day before the latest actual reading, and of a meter that was not there")
    func days() {
        let late = [Register.total: readings(last: 14_220) + [official("14500", daysAgo: 1)]]
        #expect(check([.total: "14520"], day: "20.10.2026", late).problems == [.dayBefore(Self.today - 1)])
        let removed = meter(removedOn: Self.today - 2)
        #expect(check([.total: "14520"], of: removed).problems == [.meterRemoved(on: Self.today - 2)])
        #expect(check([.total: "14520"], day: "19.10.2026", of: removed).problems == nil)
        let installed = meter(installedOn: Self.today)
        #expect(
            check([.total: "5"], day: "21.10.2026", of: installed, [:]).problems == [
                .meterNotInstalled(until: Self.today)
            ])
    }

    private func official(_ value: String, daysAgo: Int) -> Reading {
        Reading(day: Self.today - daysAgo, value: decimal(value), origin: .remote)
    }

    @Test("A new meter without a first reading: nothing is subtracted from another meter's number")
    func newMeter() throws {
        let reading = try check([.total: "12"], of: meter(installedOn: Self.today - 10), [:]).get()
        #expect(reading.used == nil)
        #expect(reading.checks.isEmpty)
    }

    @Test("Another than the company's of these days is held; a hundredth or two units are none")
    func differs() throws {
        func checks(_ value: String) throws -> [ReadingCheck] {
            try check([.total: value], [.total: readings(last: 14_220) + [official("14500", daysAgo: 0)]]).get().checks
        }
        #expect(try checks("14645") == [])
        #expect(try checks("14646") == [.differs])
    }

    @Test("An overdue verification is noted, and the reading taken")
    func verification() throws {
        let overdue = meter(replaceBy: Self.today - 1)
        #expect(try check([.total: "14520"], of: overdue).get().checks == [.unverified])
        #expect(try check([.total: "14520"], of: meter(replaceBy: Self.today)).get().checks == [])
    }

    @Test("Day and night in each other's field: asked, and never taken so")
    func swapped() throws {
        let zones = meter(.dayNight)
        let known = [
            Register.day: readings(last: 20_000, perDay: 8), .night: readings(last: 9000, perDay: 3),
        ]
        let right: [Register: String] = [.day: "20240", .night: "9090"]
        #expect(try check(right, of: zones, known).get().checks == [])
        let wrong: [Register: String] = [.day: "9090", .night: "20240"]
        let asked = try check(wrong, of: zones, known).get()
        #expect(asked.checks == [.swapped])
        #expect(asked.questions == [.swapped])
        // Whoever says that it is right is told why it cannot be.
        guard case .below(.day, _)? = check(wrong, of: zones, known, answered: [.swapped]).problems?.first else {
            Issue.record("taken")
            return
        }
        #expect(check([.day: "20240"], of: zones, known).problems == [.noValue(.night)])
    }

    @Test("Without a history only what the wires carry is known")
    func noHistory() throws {
        let one = [Register.total: [Reading(day: Self.today - 10, value: decimal("0"), origin: .company)]]
        #expect(try check([.total: "9500"], one).get().checks == [])
        #expect(try check([.total: "9501"], one).get().checks == [.beyond])
    }

    /// Whatever is typed: what is taken never makes a negative quantity, and each is above the one before or has gone round.
    @Test("No sequence of readings that are taken makes a negative quantity", arguments: 1...20 as ClosedRange<UInt64>)
    func sequences(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var taken = readings(last: 99_000, intervals: Int.random(in: 0...6, using: &random))
        for step in 0..<200 {
            let today = Self.today + step * 7
            let last = try #require(Reading.latest(taken)).value.millionths / 1_000_000
            let near = last + Int64.random(in: -30...400, using: &random)
            let value = Bool.random(using: &random) ? near % 100_000 : Int64.random(in: 0...99_999, using: &random)
            let typed = TypedSubmission(
                day: today.numeric, values: [.total: "\(max(0, value))"], answered: Set(ReadingCheck.allCases))
            let checked = try? typed.checked(
                MeterReadings(meter(), [.total: taken]), service: Self.service, today: today, limit: Self.limit,
                language: .ru)
            guard let checked, checked.questions.isEmpty, !checked.isHeld, let given = checked.registers.first else {
                continue
            }
            #expect(given.used.map { $0 >= .zero } ?? true)
            #expect(given.hasRolledOver == (given.value < given.previous?.value ?? .zero))
            taken.append(Reading(day: checked.day, value: given.value, origin: .customer))
        }
        #expect(taken.count > 20)
    }
}

extension Result<CheckedReading, TypedSubmission.Problems> {
    /// Nil if it was taken.
    fileprivate var problems: [ReadingProblem]? {
        guard case .failure(let problems) = self else { return nil }
        return problems.all
    }
}
