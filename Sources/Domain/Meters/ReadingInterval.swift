/// The two readings of a register between which a bill counts.
package struct ReadingInterval: Hashable, Sendable {
    package let meter: MeterNumber
    package let register: Register
    package let previous: Reading
    package let current: Reading
    /// The factor of the readings' difference (current transformers); usually 1.
    package let ratio: ExactDecimal
    /// What a reading below the previous one means.
    package var fall: Fall = .unclear
    /// The number after the highest that the register can show.
    private let capacity: ExactDecimal

    package init(
        meter: MeterNumber, register: Register, previous: Reading, current: Reading, ratio: ExactDecimal,
        capacity: ExactDecimal
    ) {
        (self.meter, self.register, self.ratio) = (meter, register, ratio)
        (self.previous, self.current, self.capacity) = (previous, current, capacity)
    }

    /// Why a reading is below the previous one: only the billed quantity tells (`BilledReadings`).
    package enum Fall: Hashable, Sendable {
        case unclear
        /// The register began again at zero.
        case rolledOver
        /// The previous reading was an estimate, and too high: the difference is taken back.
        case takesBack
    }

    /// What the register showed more than before, without the ratio. Nil if it is less and nothing tells why.
    package var difference: ExactDecimal? {
        let difference = current.value.millionths - previous.value.millionths
        guard difference < 0 else { return ExactDecimal(millionths: difference) }
        switch fall {
        case .unclear: return nil
        case .rolledOver: return ExactDecimal(millionths: difference + capacity.millionths)
        case .takesBack: return ExactDecimal(millionths: difference)
        }
    }

    package var falls: Bool { current.value < previous.value }

    /// The consumption between the two; nil if it is not known: this is not guessed. More than
    /// `ExactDecimal.largestQuantity` cannot be a household's.
    package var consumption: ExactDecimal? {
        guard let difference else { return nil }
        let product = Int128(difference.millionths) * Int128(ratio.millionths)
        let (whole, rest) = product.quotientAndRemainder(dividingBy: 1_000_000)
        return rest == 0 && whole.magnitude <= Int128(ExactDecimal.largestQuantity).magnitude * 1_000_000
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
