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
    var usual: Int

    /// Advances by a month's consumption.
    ///
    /// - Returns: the billed quantity, and whether it is an estimate.
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
