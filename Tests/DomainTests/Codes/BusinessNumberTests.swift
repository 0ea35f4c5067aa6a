import Domain
import Testing

@Suite("Numbers of a business")
struct BusinessNumberTests {
    @Test(
        "Their check digits are right",
        arguments: [
            (.bin, "000140000012"), (.bin, "000140123454"), (.iban, "KZ70000ULGI000000001"),
            (.iban, "KZ770000000000000001"), (.bic, "ULGIKZKA"), (.bic, "ULGIKZKAXXX"), (.beneficiaryCode, "17"),
        ] as [(BusinessNumber, String)])
    func wellFormed(kind: BusinessNumber, number: String) {
        #expect(accepts(kind, number))
    }

    @Test(
        "Other numbers are refused",
        arguments: [
            (.bin, "000140000013"), (.bin, "00014000012"), (.bin, "0001400000 2"), (.bin, ""), (.bin, "00014000001А"),
            (.iban, "KZ71000ULGI000000001"), (.iban, "KZ70000ulgi000000001"), (.iban, "DE70000ULGI000000001"),
            (.iban, "KZ70000ULGI00000001"), (.iban, "KZ70 000U LGI0 0000 0001"), (.bic, "ULGI"), (.bic, "ulgikzka"),
            (.beneficiaryCode, "37"), (.beneficiaryCode, "10"), (.beneficiaryCode, "1"),
        ] as [(BusinessNumber, String)])
    func malformed(kind: BusinessNumber, number: String) {
        #expect(!accepts(kind, number))
    }

    private func accepts(_ kind: BusinessNumber, _ number: String) -> Bool {
        Array(number.utf8).withUnsafeBytes { kind.isWellFormed($0) }
    }
}
