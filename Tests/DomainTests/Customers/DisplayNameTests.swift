import Domain
import Testing

@Suite("Names to be addressed by")
struct DisplayNameTests {
    @Test(
        "As people type them",
        arguments: [
            ("Айгүл", "Айгүл"), ("  Айгүл   Серікқызы ", "Айгүл Серікқызы"), ("Айгүл\r\nСерікқызы", "Айгүл Серікқызы"),
            ("\u{202E}Айгүл\u{200B}", "Айгүл"), ("a\u{0}b", "ab"), ("👩‍🌾", "👩🌾"), ("", nil), (" \t\u{A0} ", nil),
            (String(repeating: "ә", count: 60), String(repeating: "ә", count: 60)),
            (String(repeating: "ә", count: 61), nil),
            ("e" + String(repeating: "\u{301}", count: 500), nil),
        ] as [(String, String?)])
    func typed(typed: String, text: String?) {
        #expect(DisplayName(typed)?.text == text)
    }
}
