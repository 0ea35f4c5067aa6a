import Domain
import Testing

@Suite("Account numbers")
struct AccountNumberTests {
    @Test(
        "What people type",
        arguments: [("4900621", "4900621"), (" 490 06 21 ", "4900621"), ("ab-12/3", "AB-12/3"), ("49\u{A0}1", "491")])
    func typed(text: String, number: String) {
        #expect(AccountNumber(text)?.text == number)
    }

    @Test("Invalid numbers", arguments: ["", " ", "123456789012345678901", "12;3", "№5", "12\u{0}3"])
    func refused(text: String) {
        #expect(AccountNumber(text) == nil)
    }
}
