import Domain
import Testing

@Suite("Account numbers")
struct AccountNumberTests {
    @Test(
        "What people type",
        arguments: [
            ("4900621", "4900621"), (" 490 06 21 ", "4900621"), ("ab-12/3", "AB-12/3"), ("49\u{A0}1", "491"),
            ("ж-15/2", "Ж-15/2"), ("Әғқңөұүһіё", "ӘҒҚҢӨҰҮҺІЁ"), ("a-15", "A-15"), ("а-15", "А-15"),
            // Letters of two alphabets, of which one has the other's in their places.
            ("AЖ-15", "АЖ-15"), ("ZА-15", "ZA-15"), ("AА1", "AA1"),
        ])
    func typed(text: String, number: String) {
        #expect(AccountNumber(text)?.text == number)
    }

    @Test(
        "Invalid numbers",
        arguments: ["", " ", "123456789012345678901", "12;3", "№5", "12\u{0}3", "ZЖ1", "ЖЖЖЖЖЖЖЖЖЖЖЖЖ", "12Ԁ", "Ѐ"])
    func refused(text: String) {
        #expect(AccountNumber(text) == nil)
    }

    @Test(
        "The same of the other alphabet",
        arguments: [("А-15", "A-15"), ("A-15", "А-15"), ("Ж1", "Ж1"), ("Z1", "Z1"), ("12", "12")])
    func lookAlike(text: String, other: String) {
        #expect(AccountNumber(text)?.lookAlike.text == other)
    }

    @Test("Names of files are in ASCII", arguments: [("12/3-A", "12_3-A"), ("Ж-15/2", "u0416-15_2")])
    func fileName(text: String, name: String) {
        #expect(AccountNumber(text)?.fileName == name)
    }
}
