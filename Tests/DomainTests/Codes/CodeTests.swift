import Domain
import Testing

@Suite("Codes of the billing system")
struct CodeTests {
    @Test(
        "Written as the format has them",
        arguments: ["electricity", "El-2.b_c", "1", String(repeating: "a", count: 32)])
    func wellFormed(text: String) {
        #expect(ServiceCode(text)?.text == text)
    }

    @Test(
        "And no other way",
        arguments: ["", "el levels", "электр", "a/b", "a\"", "a\n", String(repeating: "a", count: 33)])
    func malformed(text: String) {
        #expect(ServiceCode(text) == nil)
    }
}
