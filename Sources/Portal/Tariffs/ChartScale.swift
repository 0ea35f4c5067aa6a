import Domain

/// Puts numbers on places of a picture.
struct Scale {
    private let numbers: ClosedRange<Int64>
    private let places: (first: Int, last: Int)

    /// - Parameter numbers: not a single one.
    init(_ numbers: ClosedRange<Int64>, onto first: Int, _ last: Int) {
        (self.numbers, places) = (numbers, (first, last))
    }

    func callAsFunction(_ number: Int64) -> Int {
        let part = Int128(number - numbers.lowerBound) * Int128(places.last - places.first)
        return places.first + Int(part / Int128(numbers.upperBound - numbers.lowerBound))
    }
}

/// Round prices from zero up to the first that the highest does not pass: at most five.
struct Ticks {
    let all: [ExactDecimal]

    init(reaching highest: ExactDecimal) {
        let step = Self.step(reaching: highest.millionths)
        let count = max(1, (highest.millionths + step - 1) / step)
        all = (0...count).map { ExactDecimal(millionths: $0 * step) }
    }

    /// 1, 2 or 5 with zeros, so that four of them reach `highest`; a tiyn at least.
    private static func step(reaching highest: Int64) -> Int64 {
        var power: Int64 = 10_000
        while power * 10 * 4 < highest { power *= 10 }
        let quarter = (highest + 3) / 4
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= quarter } ?? power
    }
}
