import Testing
import Web

@Suite("Common passwords")
struct CommonPasswordsTests {
    @Test(
        "Are known",
        arguments: [
            "password", "123456789", "qwertyuiop", "йцукенгшщз", "алматы2026", "құпиясөз", "111111111111",
            "passwordpassword", "87011234567", "+77777777777", "20252025", "қазақстан2020", "qazaqstan2019",
            "алматы1991",
            "kazakhstan20192020",
        ])
    func known(password: String) {
        #expect(CommonPasswords.contain(password))
    }

    @Test(
        "Others are not",
        arguments: [
            "түлкі тауға шықты 2019", "48271659302846", "abc48271659302", "түлкі қоян тауға шықты",
            "correct horse battery staple", "\"zxcvbnm,\"", "",
        ])
    func unknown(password: String) {
        #expect(!CommonPasswords.contain(password))
    }
}
