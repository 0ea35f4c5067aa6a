import Testing

@testable import Domain

@Suite("The proof that an account is the customer's")
struct AccountProofTests {
    /// A month that charges 9 108,80 and corrects 100,00 of it, after a debt of 1 456,15.
    private let facts: ProofFacts

    init() throws {
        let september = try MonthBalance(
            month: Month(year: 2019, month: 9), opening: Money(tiyn: 145_615), charged: Money(tiyn: 910_880),
            adjusted: Money(tiyn: -10_000), paid: .zero, closing: Money(tiyn: 1_046_495))
        facts = ProofFacts(
            meters: ["CU461577", "HS-204817"], bills: [BillTotals([september])], code: "K7F4-M9QX")
    }

    @Test(
        "Agrees as people copy it",
        arguments: [
            .meter("CU461577"), .meter("сu 461577"), .meter("№ HS204817"), .code("k7f4m9qx"), .code(" К7F4—М9QХ "),
            .bill(Money(tiyn: 1_046_495)), .bill(Money(tiyn: 910_880)), .bill(Money(tiyn: 900_880)),
        ] as [AccountProof])
    func agrees(proof: AccountProof) {
        #expect(facts.agree(with: proof))
    }

    @Test(
        "Anything else does not",
        arguments: [
            .meter("CU461578"), .meter("461577"), .meter(""), .meter("K7F4-M9QX"), .code("K7F4-M9Q"), .code("CU461577"),
            .code(""), .bill(.zero), .bill(Money(tiyn: 145_615)), .bill(Money(tiyn: 1_046_496)),
            .bill(Money(tiyn: -910_880)),
        ] as [AccountProof])
    func differs(proof: AccountProof) {
        #expect(!facts.agree(with: proof))
    }

    @Test("Of a bill without a sum to pay, and of an account without anything, nothing agrees")
    func nothing() {
        let nothing = ProofFacts(meters: [], bills: [BillTotals([])], code: "K7F4-M9QX")
        #expect(!nothing.agree(with: .bill(.zero)))
        #expect(!nothing.agree(with: .meter("")))
    }

    @Test(
        "A sum is typed as people type sums",
        arguments: [
            ("10 564,95", 1_056_495), ("10\u{A0}564,95 ₸", 1_056_495), ("10,564.95", 1_056_495),
            ("10564.95", 1_056_495),
            ("9108", 910_800), ("9108,8", 910_880), (" 0,05 ", 5), ("9 108,80 тг", 910_880),
            ("9 108,80 тенге", 910_880),
            ("-5", nil), ("", nil), ("он", nil), ("1,2,3", nil), ("1.005", nil), ("₸", nil),
        ] as [(String, Int64?)])
    func typed(text: String, tiyn: Int64?) {
        #expect(Money(typed: text)?.tiyn == tiyn)
    }
}
