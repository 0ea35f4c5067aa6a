/// The two readings of a register between which a bill counts.
package struct ReadingInterval: Hashable, Sendable {
    package let meter: MeterNumber
    package let register: Register
    package let previous: Reading
    package let current: Reading
    /// The factor of the readings' difference (current transformers); usually 1.
    package let ratio: ExactDecimal

    package init(meter: MeterNumber, register: Register, previous: Reading, current: Reading, ratio: ExactDecimal) {
        (self.meter, self.register, self.ratio) = (meter, register, ratio)
        (self.previous, self.current) = (previous, current)
    }

    /// The consumption between the two; nil if the meter rolled over, or was read wrongly: this is not guessed. More
    /// than `ExactDecimal.largestQuantity` cannot be a household's.
    package var consumption: ExactDecimal? {
        let difference = current.value.millionths - previous.value.millionths
        guard difference >= 0 else { return nil }
        let product = Int128(difference) * Int128(ratio.millionths)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: 1_000_000)
        return rest == 0 && whole <= Int128(ExactDecimal.largestQuantity) * 1_000_000
            ? ExactDecimal(millionths: Int64(whole)) : nil
    }
}

extension Sequence<ReadingInterval> {
    /// Their total consumption; nil if there are none, or if one of them is unknown.
    package var counted: ExactDecimal? {
        var sum: ExactDecimal?
        for interval in self {
            guard let consumption = interval.consumption else { return nil }
            sum = [sum ?? .zero, consumption].sum()
        }
        return sum
    }
}
