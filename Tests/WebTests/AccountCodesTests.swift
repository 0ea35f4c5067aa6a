import Testing

@testable import Web

@Suite("The codes of paper bills")
struct AccountCodesTests {
    private let codes = AccountCodes(SecretKey([UInt8](repeating: 7, count: SecretKey.byteCount)))

    @Test("Eight characters in two groups, none of which looks like another")
    func form() {
        let all = (0..<2000).map { codes.code(account: "\($0)", payer: "ҮЛГІ АБОНЕНТ") }
        #expect(all.allSatisfy { $0.wholeMatch(of: /[A-HJ-NP-RT-Y2-79]{4}-[A-HJ-NP-RT-Y2-79]{4}/) != nil })
        #expect(Set(all).count == all.count)
        // Every character occurs at every place.
        for place in 0..<8 {
            let letters = Set(all.map { Array($0.replacing("-", with: ""))[place] })
            #expect(letters.count == 28, "place \(place)")
        }
    }

    @Test("Another payer has another code, and so has another key; the same have the same")
    func keyed() {
        let code = codes.code(account: "4900621", payer: "ҮЛГІ АБОНЕНТ")
        #expect(code == codes.code(account: "4900621", payer: "ҮЛГІ АБОНЕНТ"))
        #expect(code != codes.code(account: "4900621", payer: "ЖАҢА ИЕСІ"))
        #expect(code != codes.code(account: "4900621Ү", payer: "ЛГІ АБОНЕНТ"))
        let others = AccountCodes(SecretKey([UInt8](repeating: 8, count: SecretKey.byteCount)))
        #expect(code != others.code(account: "4900621", payer: "ҮЛГІ АБОНЕНТ"))
    }
}
