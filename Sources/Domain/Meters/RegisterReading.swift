/// A reading with its register and meter.
package struct RegisterReading: Hashable, Sendable {
    package let meter: Meter
    package let register: Register
    package let reading: Reading

    package init(meter: Meter, register: Register, reading: Reading) {
        (self.meter, self.register, self.reading) = (meter, register, reading)
    }

    /// The count since the reading if it shows `value` now, without the ratio. Nil if `value` is less than the reading:
    /// a mistake, or a roll-over, which only the person at the meter can see.
    package func counted(until value: ExactDecimal, hasRolledOver: Bool) -> ExactDecimal? {
        let difference = value.millionths - reading.value.millionths
        if difference >= 0 { return ExactDecimal(millionths: difference) }
        return hasRolledOver ? ExactDecimal(millionths: difference + meter.capacity.millionths) : nil
    }
}
