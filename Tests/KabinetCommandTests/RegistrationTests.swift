import Foundation
import Operations
import Testing
import Web

@testable import KabinetCommand

@Suite("Whether customers can register")
struct RegistrationTests {
    private let demo = URL(filePath: #filePath).appending(path: "../../../Demo/consents.json").standardizedFileURL

    @Test("Without a file of consents they cannot, and the operator is told")
    func none() throws {
        let registration = try Registration(consents: nil)
        #expect(registration.consents == nil)
        #expect(registration.whyClosed?.contains("setting consents") == true)
    }

    @Test("With every slot filled in they can; with an empty one they cannot, and it is named")
    func slots() throws {
        let open = try Registration(consents: demo.path)
        #expect(open.consents != nil)
        #expect(open.whyClosed == nil)

        let path = FileManager.default.temporaryDirectory.appending(path: "consents-\(UUID().uuidString).json").path
        let text = try String(contentsOf: demo, encoding: .utf8)
        try Data(text.replacing("\"000000000000\"", with: "\"\"").utf8).write(to: URL(filePath: path))
        let closed = try Registration(consents: path)
        #expect(closed.consents == nil)
        #expect(
            closed.whyClosed?.split(separator: "\n").map(String.init) == [
                "Customers cannot register until these slots are filled in:", "\(path): account: bin (kk, ru, en)",
                "\(path): news: bin (kk, ru, en)",
            ])
    }

    @Test("A file with mistakes refuses the start")
    func wrong() {
        #expect(throws: ConsentFileError.self) { try Registration(consents: "/nowhere.json") }
    }
}

@Suite("A password from the terminal")
struct PasswordPromptTests {
    @Test(
        "Follows the rules of the site",
        arguments: [
            ("қысқа", "5 characters; it needs at least 12"), ("", "1 to 1024 bytes"),
            (String(repeating: "ұзын ", count: 60), "more than 256"), ("123456789123", "guessed first"),
            ("aigul жаңбыр терезе", "the e-mail"), ("менің шотым 4900621", "the account's number"),
        ])
    func refused(password: String, words: String) throws {
        let settings = try Settings(SettingSources(options: [:], environment: [:], file: nil))
        let customer = try NewCustomer(email: "aigul@example.kz", accounts: ["4900621"])
        let prompt = PasswordPrompt(settings, for: customer)
        let error = #expect(throws: (any Error).self) { try prompt.checked(password) }
        #expect(error.map { "\($0)" }?.contains(words) == true)
        #expect(try prompt.checked("жаңбыр мен терезе").text == "жаңбыр мен терезе")
        // Of many customers.
        #expect(try PasswordPrompt(settings, for: nil).checked("aigul жаңбыр терезе").text.isEmpty == false)
    }
}
