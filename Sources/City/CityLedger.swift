import Domain

/// The running books of one household's service.
struct CityService {
    let code: StaticString
    var months: [Sums] = []
    var standing: Int64 = 0

    struct Sums {
        var opening, charged, adjusted, paid: Int64

        var closing: Int64 { opening + charged + adjusted - paid }
    }
}

/// A meter that is read at each month's end, or estimated if it could not be read.
struct CityMeter {
    let service: StaticString
    let number: String
    /// Of its unit: 1 for kWh, 100 for hundredths of a cubic metre.
    let parts: Int
    /// The real count, and the last recorded reading.
    var real: Int
    var recorded: Int
    /// What was counted between the two latest days on which it was read, and how many days that were.
    var usual: (count: Int, days: Int)
    /// The last count that was read, and the days since.
    var taken: (count: Int, days: Int)

    /// Advances by a month's consumption. An estimate is that of the average day before.
    ///
    /// - Returns: the billed quantity.
    mutating func read(used: Int, days: Int, isEstimated: Bool) -> Int {
        real += used
        taken.days += days
        let before = recorded
        if isEstimated {
            recorded += usual.count * days / usual.days
        } else {
            recorded = max(real, recorded)
            usual = (recorded - taken.count, taken.days)
            taken = (recorded, 0)
        }
        return recorded - before
    }

    /// In millionths of the unit.
    func millionths(_ quantity: Int) -> Int64 { Int64(quantity) * 1_000_000 / Int64(parts) }
}
