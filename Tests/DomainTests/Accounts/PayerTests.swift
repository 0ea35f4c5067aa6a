import Testing

@testable import Domain

@Suite("The payer of an account")
struct PayerTests {
    @Test(
        "Is the same however the name is written, and nobody else",
        arguments: [
            ("ҮЛГІ АБОНЕНТ", true), ("Үлгі  Абонент", true), ("үлгі абонент.", true), ("ҮЛГІ А.", false),
            ("ЖАҢА ИЕСІ", false), ("", false),
        ])
    func same(name: String, isSame: Bool) {
        let account = Account(
            number: AccountNumber(stored: "4900621"), payer: "ҮЛГІ АБОНЕНТ", address: "", residents: 1)
        #expect(account.isPaid(by: name) == isSame)
    }
}
