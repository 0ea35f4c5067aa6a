import Domain
import Testing

@Suite("Use far above the usual")
struct HighUseTests {
    private static let month = Month(year: 2019, month: 9)

    private func service(_ unit: Service.Unit) -> Service {
        Service(code: "el", unit: unit, name: Words(kk: "", ru: "", en: ""), supplier: Words(kk: "", ru: "", en: ""))
    }

    /// A year of `before` each month, then `used`; some months otherwise.
    private func months(_ used: Int, before: Int, _ others: [Int: BilledUse?] = [:]) -> [Month: BilledUse] {
        var months = [HighUseTests.month: use(used)]
        for ago in 1...12 { months[HighUseTests.month - ago] = use(before) }
        for (ago, use) in others { months[HighUseTests.month - ago] = use }
        return months
    }

    private func use(_ quantity: Int, isMetered: Bool = true) -> BilledUse {
        BilledUse(ExactDecimal(millionths: Int64(quantity) * 1_000_000), isMetered: isMetered)
    }

    @Test(
        "More than twice the average, and enough of it",
        arguments: [
            (200, 100, .kilowattHours, false), (201, 100, .kilowattHours, true), (60, 12, .kilowattHours, false),
            (62, 12, .kilowattHours, true), (7, 3, .cubicMetres, true), (5, 2, .cubicMetres, true),
            (4, 2, .cubicMetres, false), (4, 1, .cubicMetres, true), (3, 1, .cubicMetres, false),
            (99, 1, .squareMetres, false), (99, 1, .persons, false),
        ] as [(Int, Int, Service.Unit, Bool)])
    func threshold(used: Int, before: Int, unit: Service.Unit, isHigh: Bool) {
        #expect((HighUse(service(unit), HighUseTests.month, months(used, before: before)) != nil) == isHigh)
    }

    @Test("What it says")
    func facts() throws {
        let high = try #require(
            HighUse(service(.kilowattHours), HighUseTests.month, months(300, before: 100, [5: use(104)])))
        #expect(high.used == decimal("300"))
        #expect(high.usual == decimal("100.3"))
        #expect(high.lastYear == decimal("100"))
        #expect(CustomerNotice.highUse(high).subjects == ["el 2019-09"])
    }

    @Test("The same month a year ago was almost as high: it is the season")
    func season() {
        let unit = service(.kilowattHours)
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 100, [12: use(200)])) == nil)
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 100, [12: use(199)])) != nil)
        // An estimate a year ago says nothing.
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 90, [12: use(250, isMetered: false)])) != nil)
    }

    @Test("Never on estimates, nor after one")
    func estimates() {
        let unit = service(.kilowattHours)
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 100, [0: use(300, isMetered: false)])) == nil)
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 100, [1: use(100, isMetered: false)])) == nil)
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 100, [1: BilledUse?.none])) == nil)
        let estimated = Dictionary(
            uniqueKeysWithValues: (6...12).map { ($0, BilledUse?.some(use(100, isMetered: false))) })
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 100, estimated)) == nil)
        let fewer = estimated.filter { $0.key > 6 }
        #expect(HighUse(unit, HighUseTests.month, months(300, before: 100, fewer)) != nil)
        #expect(HighUse(unit, HighUseTests.month, [:]) == nil)
    }
}
