import Domain
import Testing

@Suite("Telephone numbers")
struct PhoneNumberTests {
    @Test(
        "As people type them",
        arguments: [
            ("+7 727 356-99-99", "+77273569999"), ("8 (727) 356-99-99", "+77273569999"),
            ("87013569999", "+77013569999"), ("8 701 356‑99–99", "+77013569999"),
            ("+7 701 356 99 9", nil), ("8 701 356 99 9", nil), ("+7 701 356 99 990", nil),
            ("+998 71 203 33 33", "+998712033333"), ("+7", nil), ("356-99-99", nil), ("+0 701 356 99 99", nil),
            ("", nil), ("+7701356999x", nil), ("+1234567890123456", nil), ("7 701 356 99 99", nil),
        ])
    func typed(typed: String, text: String?) {
        #expect(PhoneNumber(typed)?.text == text)
    }

    @Test("Shown in groups", arguments: [("+77273569999", "+7 727 356 99 99"), ("+998712033333", "+998712033333")])
    func grouped(text: String, grouped: String) {
        #expect(PhoneNumber(stored: text).grouped == grouped)
    }
}
