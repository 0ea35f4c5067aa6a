import Testing

@testable import Mail

@Suite("What came of a message, by what was said")
struct SMTPDialogueTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let said: [String]
        let expected: Delivery

        var testDescription: String { said.joined(separator: " ") }
    }

    @Test(
        "By the step at which it ended",
        arguments: [
            Case(said: [], expected: .unreachable("trouble")),
            Case(said: ["<220 hello", ">EHLO me", "<250-one", "<250 two"], expected: .unreachable("trouble")),
            Case(
                said: [">AUTH PLAIN c2VjcmV0", "<535 5.7.8 wrong password"],
                expected: .unreachable("535 5.7.8 wrong password")),
            Case(said: [">MAIL FROM:<a@b>", "<550 not you"], expected: .unreachable("550 not you")),
            Case(
                said: [">MAIL FROM:<a@b>", "<250 ok", ">RCPT TO:<c@d>", "<550-5.1.1 no", "<550 5.1.1 such user"],
                expected: .refused("550-5.1.1 no 5.1.1 such user", isAddressWrong: true)),
            Case(
                said: [">RCPT TO:<c@d>", "<550 5.7.1 blocked"],
                expected: .refused("550 5.7.1 blocked", isAddressWrong: false)),
            Case(
                said: [">RCPT TO:<c@d>", "<550 no", ">QUIT", "<221 bye"],
                expected: .refused("550 no", isAddressWrong: true)),
            Case(said: [">RCPT TO:<c@d>", "<550 no"], expected: .refused("550 no", isAddressWrong: true)),
            Case(said: [">RCPT TO:<c@d>", "<452 full"], expected: .postponed("452 full")),
            Case(
                said: [">RCPT TO:<c@d>", "<250 ok", ">DATA", "<354 go on", "<554 spam"],
                expected: .refused("554 spam", isAddressWrong: false)),
            Case(said: [">DATA", "<354 go on", "<451 later"], expected: .postponed("451 later")),
            // The connection broke before the answer: perhaps it was taken.
            Case(said: [">DATA", "<354 go on"], expected: .postponed("trouble")),
            Case(said: [">RCPT TO:<c@d>", "<421 closing"], expected: .postponed("421 closing")),
        ])
    func delivery(_ example: Case) {
        var dialogue = SMTPDialogue()
        for line in example.said {
            if line.hasPrefix(">") { dialogue.sent(line.dropFirst()) } else { dialogue.received(line.dropFirst()) }
        }
        #expect(dialogue.delivery(isDone: false, trouble: "trouble") == example.expected)
    }

    @Test(
        "Addresses that could end a header or a command are none",
        arguments: [
            "", "a", "@", "a@", "@b", "a@b@c", "a b@c", "a\r\n@c", "a@b\r\nBcc: x@y", "a@b>", "<a@b", "ә@b.kz",
            "a@b,c@d",
        ])
    func addresses(_ text: String) {
        #expect(Mailbox(address: text) == nil)
    }

    @Test("A name and an address")
    func mailbox() {
        let mailbox = Mailbox("\"Алматы\" <a@b.kz>")
        #expect(mailbox?.name == "Алматы")
        #expect(mailbox?.address == "a@b.kz")
        #expect(mailbox?.domain == "b.kz")
        #expect(Mailbox("a@b.kz")?.name == nil)
        #expect(Mailbox("Name <a@b.kz") == nil)
    }
}
