/// The two readings of a register between which a bill counts.
package struct ReadingInterval: Hashable, Sendable {
    package let meter: MeterNumber
    package let register: Register
    package let previous: Reading
    package let current: Reading
    /// What the difference of the readings is multiplied by (current transformers); usually 1.
    package let ratio: ExactDecimal

    package init(meter: MeterNumber, register: Register, previous: Reading, current: Reading, ratio: ExactDecimal) {
        (self.meter, self.register, self.ratio) = (meter, register, ratio)
        (self.previous, self.current) = (previous, current)
    }

    /// How much was used between the two; nil when the meter has gone round, or was read wrongly: that is not for us to guess.
    /// More than `ExactDecimal.largestQuantity` is no household's.
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
    /// What they counted together; nil when there are none, or one of them does not tell.
    package var counted: ExactDecimal? {
        var sum: ExactDecimal?
        for interval in self {
            guard let consumption = interval.consumption else { return nil }
            sum = [sum ?? .zero, consumption].sum()
        }
        return sum
    }
}
