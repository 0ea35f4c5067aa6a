import Testing
import Web

@Suite("Codes of the second factor")
struct SecondFactorTests {
    private static let totp = TOTP(key: Array("12345678901234567890".utf8))

    @Test(
        "The vectors of RFC 6238, appendix B",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, code: String) {
        #expect(SecondFactorTests.totp.code(at: seconds) == code)
    }

    @Test(
        "A code counts one step early and late, and gives its step",
        arguments: [(59, 1), (0, 1), (89, 1), (90, nil), (30, 1)] as [(Int64, Int64?)])
    func steps(seconds: Int64, step: Int64?) {
        #expect(SecondFactorTests.totp.step(of: " 287 082", at: seconds) == step)
    }

    @Test("Blanks do not count", arguments: ["287082", " 287 082", "287\u{A0}082\r\n", "2 8 7 0 8 2"])
    func blanks(typed: String) {
        #expect(SecondFactorTests.totp.step(of: typed, at: 59) == 1)
    }

    @Test("Other texts are no code", arguments: ["", "28708", "2870821", "abcdef", "٢٨٧٠٨٢"])
    func wrong(typed: String) {
        #expect(SecondFactorTests.totp.step(of: typed, at: 59) == nil)
    }

    @Test("The key for an app, in text and in the address of the QR code")
    func key() {
        let totp = SecondFactorTests.totp
        #expect(totp.keyText == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        #expect(
            totp.uri(issuer: "Жеке", account: "a@b.kz")
                == "otpauth://totp/%D0%96%D0%B5%D0%BA%D0%B5:a%40b.kz?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=%D0%96%D0%B5%D0%BA%D0%B5")
    }

    @Test("A recovery code is read as people type it")
    func recoveryCode() throws {
        let code = RecoveryCode.random()
        #expect(code.text.utf8.count == 14)
        for typed in [
            code.text, code.text.uppercased(), code.text.replacing("-", with: " "), code.text.replacing("-", with: ""),
            code.text.replacing("-", with: " – "),
        ] {
            #expect(RecoveryCode(typed)?.digest == code.digest)
        }
        #expect(RecoveryCode.random().text != code.text)
        #expect(RecoveryCode("k7f4-m9q2-txa") == nil)
        #expect(RecoveryCode("k7f4-m9q2-txa0") == nil)
    }
}
