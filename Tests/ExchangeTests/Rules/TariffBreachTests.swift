import Domain
import Testing

@testable import Exchange

@Suite("Tariffs that cannot be charged, and days that cannot be")
struct TariffBreachTests {
    typealias Edit = (file: String, old: String, new: String)

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let edits: [Edit]
        let problems: [String]

        init(_ name: String, _ edits: [Edit], _ problems: String...) {
            (testDescription, self.edits, self.problems) = (name, edits, problems)
        }
    }

    /// The example's plan for electricity, by levels.
    private static let levels: Edit = (
        "plans.csv", "el-day-night,el,zones,", "el-day-night,el,levels,"
    )
    private static let prices: Edit = (
        "prices.csv",
        "el-day-night,day,2019-01-01,21.05,18.794643,12,yes,№ 1-2019,2018-12-20\n"
            + "el-day-night,night,2019-01-01,5.02,4.482143,12,yes,№ 1-2019,2018-12-20\n",
        "el-day-night,1,2019-01-01,17,,12,yes,,\nel-day-night,2,2019-01-01,22,,12,yes,,\n"
    )

    @Test(
        "Is refused",
        arguments: [
            Case(
                "a step of another method", [("prices.csv", "el-day-night,night,", "el-day-night,2,")],
                "prices.csv, line 3, column step: found \"2\"; "
                    + "expected a step of a plan that charges by zones: day, peak, night"),
            Case("levels are charged", [levels, prices]),
            Case(
                "a level without a norm", [levels, prices, ("norms.csv", "el-day-night,stove,2,2019-01-01,\n", "")],
                "norms.csv, column step: found no norm for level 2 of el-day-night on 2019-01-01 for stove; "
                    + "expected one, as prices.csv has a price for it"),
            Case(
                "a level without a price",
                [levels, prices, ("prices.csv", "el-day-night,2,2019-01-01,22,,12,yes,,\n", "")],
                "prices.csv, column step: found no price for level 2 of el-day-night on 2019-01-01; "
                    + "expected one, as norms.csv has a norm for it"),
            Case(
                "a level that ends below the one before",
                [
                    levels, prices,
                    ("norms.csv", "el-day-night,stove,2,2019-01-01,", "el-day-night,stove,2,2019-01-01,80"),
                ],
                "norms.csv, column upper_limit: found 80 for level 2 of el-day-night on 2019-01-01 for stove; "
                    + "expected 90, where the level before ends, or more"),
            Case(
                "a period for readings without its end", [("reading_windows.csv", "20,30,10", "20,,10")],
                "reading_windows.csv, line 2, column last_day: found nothing; expected a value, as first_day has one"),
            Case(
                "readings kept after the period has begun", [("reading_windows.csv", "20,30,10", "20,30,21")],
                "reading_windows.csv, line 2, column kept_from: found 21; expected at most 20, as in first_day"),
            Case(
                "readings kept for no period", [("reading_windows.csv", "20,30,10", ",,10")],
                "reading_windows.csv, line 2, column first_day: found nothing; expected a value, as kept_from has one"),
            Case(
                "a reading of a null day", [("readings.csv", "0012345,day,2019-08-31", "0012345,day,1970-01-01")],
                "readings.csv, line 2, column day: found 1970-01-01; "
                    + "expected one from 1979-09-16 to 2019-11-16, by the batch's payments_as_of"),
            Case(
                "a payment in a year to come", [("payments.csv", "P-1,2019-09-12", "P-1,2029-09-12")],
                "payments.csv, line 2, column day: found 2029-09-12; "
                    + "expected one from 1979-09-16 to 2019-11-16, by the batch's payments_as_of"),
            Case(
                "a month of another century", [("adjustments.csv", "el,2019-09,2,", "el,2119-09,2,")],
                "adjustments.csv, line 3, column month: found 2119-09; "
                    + "expected one from 1979-09 to 2019-12, by the batch's payments_as_of"),
        ])
    func refused(it: Case) async throws {
        #expect(try await Bench().problems(.example().with(it.edits)) == it.problems)
    }
}
