import Domain
import Testing

@Suite("Meter numbers that look alike")
struct MeterNumberTests {
    @Test(
        "What was read from the meter",
        arguments: [
            ("CU461577", "CU461577", true), ("CU461577", "си461577", false), ("CY461577", "СУ 461577", true),
            ("CY461577", "су-461577", true), ("O0461577", "0О461577", true), ("BE8", "вев", true),
            ("12345", "I2345", true), ("12345", "l2345", true), ("12345", "1234", false), ("12345", "", false),
            ("12345", "12346", false), ("00123", "123", false),
            ("ABCEHKMOPTX", "авсенкмортх", true), ("АВСЕНКМОРТХ", "abcehkmoptx", true), ("3Z5", "з2s", true),
            ("I1", "Іl", true), ("7-1", "71", true), ("71", "7–1", true), ("-", "", false), ("-", "-", false),
        ])
    func resembles(number: String, typed: String, isSame: Bool) {
        #expect(MeterNumber(stored: number).resembles(typed) == isSame)
    }
}
