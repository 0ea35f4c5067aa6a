import Domain
import Testing

@Suite("The count of a register since a reading")
struct RegisterReadingTests {
    @Test(
        "The difference; after the highest number comes zero, if the meter rolled over",
        arguments: [
            ("5000", "5040.5", false, "40.5"), ("5000", "5000", false, "0"), ("5000", "4999", false, nil),
            ("99990", "7", true, "17"), ("5000", "5040", true, "40"),
        ] as [(String, String, Bool, String?)])
    func counted(from: String, until: String, round: Bool, expected: String?) {
        let meter = Meter(service: "el", number: "M1", digits: 5, ratio: decimal("40"))
        let reading = Reading(day: dayBefore, value: decimal(from), origin: .company)
        let register = RegisterReading(meter: meter, register: .total, reading: reading)
        #expect(register.counted(until: decimal(until), hasRolledOver: round)?.canonical == expected)
    }
}
