/// A reading with the register and the meter that it is of.
package struct RegisterReading: Hashable, Sendable {
    package let meter: Meter
    package let register: Register
    package let reading: Reading

    package init(meter: Meter, register: Register, reading: Reading) {
        (self.meter, self.register, self.reading) = (meter, register, reading)
    }
}
