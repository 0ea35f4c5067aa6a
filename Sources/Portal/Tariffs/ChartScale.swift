import Domain

/// Maps numbers to coordinates.
struct Scale {
    private let numbers: ClosedRange<Int64>
    private let places: (first: Int, last: Int)

    /// - Parameter numbers: a range of more than one number.
    init(_ numbers: ClosedRange<Int64>, onto first: Int, _ last: Int) {
        (self.numbers, places) = (numbers, (first, last))
    }

    func callAsFunction(_ number: Int64) -> Int {
        let part = Int128(number - numbers.lowerBound) * Int128(places.last - places.first)
        return places.first + Int(part / Int128(numbers.upperBound - numbers.lowerBound))
    }
}

/// Round prices from zero up to the first that is not below the highest: at most five.
struct Ticks {
    let all: [ExactDecimal]

    init(reaching highest: ExactDecimal) {
        let step = Self.step(reaching: highest.millionths)
        let count = max(1, (highest.millionths + step - 1) / step)
        all = (0...count).map { ExactDecimal(millionths: $0 * step) }
    }

    /// 1, 2 or 5 times a power of ten, so that four steps reach `highest`; at least a tiyn.
    private static func step(reaching highest: Int64) -> Int64 {
        var power: Int64 = 10_000
        while power * 10 * 4 < highest { power *= 10 }
        let quarter = (highest + 3) / 4
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= quarter } ?? power
    }
}
