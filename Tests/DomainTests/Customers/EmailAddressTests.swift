import Domain
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "As people type them",
        arguments: [
            ("demo@kabinet.example", "demo@kabinet.example"), (" Demo@Kabinet.EXAMPLE\u{A0}", "demo@kabinet.example"),
            ("a.b+c@x-y.kz", "a.b+c@x-y.kz"), ("1@2.3", "1@2.3"),
            ("", nil), ("demo", nil), ("demo@", nil), ("@kabinet.example", nil), ("demo@kabinet", nil),
            ("demo@@kabinet.example", nil), ("a@b@c.kz", nil), ("a b@c.kz", nil), ("a@c..kz", nil), ("a@.kz", nil),
            ("a@-c.kz", nil), ("a@c-.kz", nil), ("a,b@c.kz", nil), ("<a@c.kz>", nil), ("\"a\"@c.kz", nil),
            ("a@c.kz\r\nBcc: x@y.kz", nil), ("а@почта.kz", nil),
            ("\u{212A}@c.kz", nil), ("a@\u{212A}.kz", nil), ("a\u{0}@c.kz", nil), ("a@c.kz\r\n", "a@c.kz"),
            (String(repeating: "a", count: 65) + "@c.kz", nil),
            ("a@" + String(repeating: "b.", count: 130) + "kz", nil),
        ])
    func typed(typed: String, text: String?) {
        #expect(EmailAddress(typed)?.text == text)
    }

    @Test("Masked for others")
    func masked() {
        #expect(EmailAddress("demo@kabinet.example")?.masked == "d…@kabinet.example")
    }
}
