import Domain

/// A service's books of one household while its months go by.
struct CityService {
    let code: StaticString
    var months: [Sums] = []
    var standing: Int64 = 0

    struct Sums {
        var opening, charged, adjusted, paid: Int64

        var closing: Int64 { opening + charged + adjusted - paid }
    }
}

/// A meter that is read at each month's end, or estimated when nobody could read it.
struct CityMeter {
    let service: StaticString
    let number: String
    /// Of its unit: 1 for kWh, 100 for hundredths of a cubic metre.
    let parts: Int
    /// What it really shows, and what was written down last.
    var real: Int
    var recorded: Int
    var usual: Int

    /// Goes on by a month's consumption.
    ///
    /// - Returns: what the bill counts, and whether it is an estimate.
    mutating func read(used: Int, isEstimated: Bool) -> (quantity: Int, isEstimated: Bool) {
        real += used
        let before = recorded
        recorded = isEstimated ? recorded + usual : max(real, recorded)
        usual = max(1, recorded - before)
        return (recorded - before, isEstimated)
    }

    /// In millionths of the unit.
    func millionths(_ quantity: Int) -> Int64 { Int64(quantity) * 1_000_000 / Int64(parts) }
}
