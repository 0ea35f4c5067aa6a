import Domain
import Testing

@Suite("Which of two plans is cheaper")
struct BreakEvenTests {
    private static let old = [("1", "16.71"), ("2", "21.37"), ("3", "26.71")]
    private static let new = [("1", "17.53"), ("2", "22.66"), ("3", "28.32")]

    private func tiered(_ prices: [(String, String)], _ proration: Plan.Proration = .always) -> Plan {
        levels(proration, prices: prices.map { price(TariffStep(rawValue: $0)!, $1) })
    }

    @Test(
        "The break-even of levels and one price",
        arguments: [
            // In the second level: border × (p2 − p1) ÷ (p2 − flat).
            (old, "17.81", 1, CategoryCode.noStove, 30, Fraction(629_100, over: 5429)),
            (old, "17.81", 1, .noStove, 16, Fraction(335_520, over: 5429)),
            (new, "18.88", 1, .noStove, 31, Fraction(53_010, over: 427)),
            (new, "18.88", 1, .noStove, 61, Fraction(1710, over: 7)),
            // In the third.
            (new, "24", 3, .stove, 31, Fraction(5_162_585, over: 4392)),
        ])
    func breakEven(
        prices: [(String, String)], single: String, residents: Int, category: CategoryCode, days: Int,
        expected: Fraction
    ) throws {
        let (own, other) = (tiered(prices), flat([price(.all, single)]))
        let same = using(expected, days: days, [dayBefore: household(residents, category)])
        let comparison = try own.breakEven(with: other, inDaysOf: same)
        #expect(comparison.stretches.first?.until == expected)
        #expect(comparison.stretches.map(\.cheaper) == [.this, .other])
        #expect(try other.breakEven(with: own, inDaysOf: same).stretches.map(\.cheaper) == [.other, .this])
        #expect(try own.charge(same).total == other.charge(same).total)
    }

    @Test(
        "One is cheaper always, or both are the same up to the first border",
        arguments: [
            ("17", [BreakEven.Cheaper.other]), ("17.53", [.neither, .other]), ("28.32", [.this]), ("40", [.this]),
            ("28.31", [.this, .other]),
        ])
    func always(single: String, cheaper: [BreakEven.Cheaper]) throws {
        let comparison = try tiered(Self.new).breakEven(
            with: flat([price(.all, single)]), inDaysOf: using(.zero, days: 31))
        #expect(comparison.stretches.map(\.cheaper) == cheaper)
        #expect((comparison.stretches.first?.until == nil) == (cheaper.count == 1))
    }

    @Test("A plan is the same as itself")
    func same() throws {
        let comparison = try tiered(Self.new).breakEven(
            with: tiered(Self.new), inDaysOf: using(.zero, days: 31))
        #expect(comparison.stretches.map(\.cheaper) == [.neither])
    }

    @Test("Whatever changes in the period: at a break-even both cost the same, and between them one is cheaper")
    func property() throws {
        var random = Steps(state: 7)
        for _ in 0..<300 {
            let days = random.next(in: 2...400)
            let change = dayBefore + random.next(in: 1...days)
            let own = levels(
                random.next(in: 0...1) == 0 ? .always : .below30,
                prices: [TariffStep.level1, .level2, .level3].flatMap { step in
                    [dayBefore - 900, change].map {
                        price(step, "\(random.next(in: 10...40)).\(random.next(in: 10...99))", from: $0)
                    }
                })
            let other =
                random.next(in: 0...1) == 0
                ? flat([price(.all, "\(random.next(in: 10...40))")]) : tiered(Self.new)
            let households: HouseholdHistory = [
                dayBefore: household(random.next(in: 1...9)),
                dayBefore + random.next(in: 1...days): household(random.next(in: 1...9), .stove),
            ]
            func difference(_ used: Fraction) throws -> Fraction {
                let consumption = using(used, days: days, households)
                return try exact(own.charge(consumption)) - exact(other.charge(consumption))
            }
            let stretches = try own.breakEven(
                with: other, inDaysOf: using(.zero, days: days, households)
            ).stretches
            #expect(stretches.first?.from == .zero)
            #expect(stretches.last?.until == nil)
            for (stretch, next) in zip(stretches, stretches.dropFirst()) {
                #expect(stretch.until == next.from)
                #expect(stretch.cheaper != next.cheaper)
                #expect(try difference(next.from) == .zero)
            }
            for stretch in stretches {
                let until = stretch.until ?? stretch.from + Fraction(5000)
                let inside = (stretch.from + until) / Fraction(2)
                let sign: BreakEven.Cheaper =
                    try difference(inside) < .zero ? .this : difference(inside) > .zero ? .other : .neither
                #expect(sign == stretch.cheaper)
            }
        }
    }

    private func exact(_ calculation: Calculation) -> Fraction {
        calculation.lines.map { $0.quantity * Fraction($0.price.price) }.reduce(.zero, +)
    }

    @Test("Times of day are not known from a total; a missing norm or price is not guessed")
    func impossible() throws {
        let zones = flat([price(.day, "21"), price(.night, "5")], .zones)
        let consumption = using(.zero, days: 30)
        #expect(throws: CalculationError.otherRegisters) {
            try tiered(Self.new).breakEven(with: zones, inDaysOf: consumption)
        }
        let late = flat([price(.all, "20", from: dayBefore + 3)])
        #expect(throws: CalculationError.noPrice(dayBefore + 1)) {
            try tiered(Self.new).breakEven(with: late, inDaysOf: consumption)
        }
        let open = Array(Self.new.dropLast())
        #expect(throws: CalculationError.noNorm(.level2, dayBefore + 1)) {
            try tiered(open).breakEven(with: late, inDaysOf: consumption)
        }
    }
}

/// The same numbers each time.
private struct Steps {
    var state: UInt64

    mutating func next(in range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int(state >> 33) % range.count
    }
}
