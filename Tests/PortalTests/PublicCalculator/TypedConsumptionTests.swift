import Domain
import Testing

@testable import Portal

private let today = Day(year: 2019, month: 10, day: 16)!
private let single = plan("flat", .flat, [.all: 20])
private let zones = plan(
    "zones", .zones, [.day: 20, .night: 5], offeredUntil: Day(year: 2018, month: 2, day: 28)!)

private func plan(
    _ code: PlanCode, _ method: Plan.Method, _ prices: [TariffStep: Int64], offeredUntil: Day? = nil
) -> Plan {
    Plan(
        code: code, service: "el", name: Words(kk: "", ru: "", en: ""), method: method, proration: .always,
        offeredUntil: offeredUntil,
        prices: prices.map { step, tenge in
            Plan.Price(
                step: step, validFrom: today - 3000, price: ExactDecimal(millionths: tenge * 1_000_000),
                vatPercent: 12, isConfirmed: true, decision: nil)
        }, norms: [])
}

@Suite("The input of the public calculator")
struct TypedConsumptionTests {
    private func check(
        _ plan: Plan = single, _ categories: HouseholdCategories = usualCategories,
        language: Language = .kk, _ change: (inout TypedConsumption) -> Void
    ) -> Result<Consumption, TypedConsumption.Problems> {
        var typed = TypedConsumption()
        (typed.used, typed.month, typed.year) = ([.total: "120,5"], "9", "2019")
        change(&typed)
        return typed.checked(for: plan, CategoryQuestion(categories), today: today, language: language)
    }

    @Test("A whole month, or the days between two readings")
    func days() throws {
        let month = try check { _ in }.get()
        #expect(month.used == [.total: Fraction(241, over: 2)])
        #expect(month.previous == Day(iso: "2019-08-31"))
        #expect(month.current == Day(iso: "2019-09-30"))
        let dates = try check {
            $0.isByDates = true
            $0.from = "31.08.2019"
            $0.until = "2019-10-16"
        }.get()
        #expect(dates.days == 46)
        // This month to its end, though it has not come yet.
        #expect(try check { $0.month = "10" }.get().days == 31)
    }

    @Test("A quantity, or two readings; the input of the other way is ignored")
    func quantity() throws {
        let readings = check {
            $0.isByReadings = true
            ($0.used, $0.previous, $0.current) = ([.total: "x"], [.total: "5 110"], [.total: "5240,5"])
        }
        #expect(try readings.get().used == [.total: Fraction(261, over: 2)])
        let zoned = check(zones) {
            $0.used = [.day: "100", .night: "0"]
            ($0.month, $0.year) = ("2", "2018")
        }
        #expect(try zoned.get().used == [.day: Fraction(100), .night: .zero])
    }

    @Test("A number that can be read in two ways is asked about, at its field")
    func twoMeanings() throws {
        let (whole, fraction) = (ExactDecimal(millionths: 1_234_000_000), ExactDecimal(millionths: 1_234_000))
        func problem(_ field: String) -> TypedConsumption.Problem {
            .twoMeanings(field: field, whole: whole, fraction: fraction)
        }
        for (text, language) in [("1,234", Language.en), ("1.234", .kk), ("1.234", .ru)] {
            let used = check(language: language) { $0.used = [.total: text] }
            #expect(throws: TypedConsumption.Problems(all: [problem("used")])) { try used.get() }
            let readings = check(language: language) {
                $0.isByReadings = true
                ($0.previous, $0.current) = ([.total: text], [.total: text])
            }
            let both = TypedConsumption.Problems(all: [problem("previous"), problem("current")])
            #expect(throws: both) { try readings.get() }
        }
        for (text, language) in [("1.234", Language.en), ("1,234", .kk), ("1,234", .ru)] {
            let used = check(language: language) { $0.used = [.total: text] }
            #expect(try used.get().used == [.total: Fraction(fraction)])
        }
    }

    @Test("The household")
    func household() throws {
        let consumption = try check {
            $0.residents = " 1 "
            $0.hasElectricStove = true
            $0.hasBenefit = true
        }.get()
        #expect(consumption.households.changes.map(\.household.category) == [.stoveLone])
        #expect(try check { $0.residents = "99" }.get().households.changes[0].household.residents == 99)
    }

    @Test(
        "A category that is chosen by its name, and has so many residents at most", arguments: [(3, true), (4, false)])
    func category(residents: Int, isRight: Bool) throws {
        let rural = categories([("well", nil, [("pump", "none")]), ("small", 3, [("gas", "none")])])
        let result = check(single, rural) { ($0.residents, $0.category) = ("\(residents)", "small") }
        if case .failure(let problems) = result { #expect(problems.all == [.tooManyResidents(most: 3)] && !isRight) }
        if case .success(let consumption) = result {
            #expect(consumption.households.changes.map(\.household.category) == ["small"] && isRight)
        }
    }

    @Test("All problems are reported at once, in the order of the fields")
    func wrong() {
        typealias Problem = TypedConsumption.Problem
        func problems(_ plan: Plan = single, _ change: (inout TypedConsumption) -> Void) -> [Problem] {
            guard case .failure(let problems) = check(plan, usualCategories, change) else { return [] }
            return problems.all
        }
        for residents in ["", "0", "100", "1,5", "бір", "-1"] {
            #expect(problems { $0.residents = residents } == [.noResidents])
        }
        #expect(
            problems {
                $0.residents = "2"
                $0.hasBenefit = true
            } == [.notAlone])
        for used in ["", "-5", "x", "1.2345", "99999999999999999999"] {
            #expect(problems { $0.used = [.total: used] } == [.noQuantity(.total)])
        }
        #expect(problems { $0.used = [.total: "1000000"] } == [.tooMuch(.total)])
        #expect(problems { $0.isByReadings = true } == [.noPrevious(.total), .noCurrent(.total)])
        #expect(
            problems {
                $0.isByReadings = true
                ($0.previous, $0.current) = ([.total: "5240"], [.total: "5110"])
            } == [.below(.total)])
        #expect(
            problems(zones) {
                $0.month = "3"
                $0.year = "2018"
            } == [.noQuantity(.day), .noQuantity(.night), .notOffered])
        for (month, year) in [("", "2019"), ("13", "2019"), ("9", "19"), ("9", "20190")] {
            #expect(
                problems {
                    $0.month = month
                    $0.year = year
                } == [.noMonth])
        }
        #expect(problems { $0.month = "11" } == [.inFuture(last: Day(iso: "2019-10-31")!)])
        #expect(
            problems {
                $0.isByDates = true
                $0.from = "31.09.2019"
            } == [.noFrom, .noUntil])
        for (from, until, problem) in [
            ("2019-09-30", "2019-09-30", Problem.upsideDown), ("2018-08-31", "2019-10-16", .tooLong),
            ("2019-10-16", "2019-11-01", .inFuture(last: Day(iso: "2019-10-31")!)),
        ] {
            #expect(
                problems {
                    $0.isByDates = true
                    $0.from = from
                    $0.until = until
                } == [problem])
        }
        #expect(
            problems {
                $0.residents = ""
                $0.used = [:]
                $0.year = ""
            } == [.noResidents, .noQuantity(.total), .noMonth])
    }
}
