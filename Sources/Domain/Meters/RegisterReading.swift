/// A reading with the register and the meter that it is of.
package struct RegisterReading: Hashable, Sendable {
    package let meter: Meter
    package let register: Register
    package let reading: Reading

    package init(meter: Meter, register: Register, reading: Reading) {
        (self.meter, self.register, self.reading) = (meter, register, reading)
    }

    /// What it has counted since, when it shows `value`, without the ratio. Nil when that is less than the reading: a mistake,
    /// or it has gone round, which only who sees it can tell.
    package func counted(until value: ExactDecimal, hasRolledOver: Bool) -> ExactDecimal? {
        let difference = value.millionths - reading.value.millionths
        if difference >= 0 { return ExactDecimal(millionths: difference) }
        return hasRolledOver ? ExactDecimal(millionths: difference + meter.capacity.millionths) : nil
    }
}
