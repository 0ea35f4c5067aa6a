import Demo
import Domain
import Foundation
import Operations
import Testing

@Suite("The file of consents")
struct ConsentFileTests {
    private let demo = String(decoding: DemoConsents.file, as: UTF8.self)

    private func file(_ text: String) throws -> ConsentFile {
        try ConsentFile(Array(text.utf8), named: "consents.json")
    }

    @Test("The demo's is complete: registration is open")
    func demoFile() throws {
        let file = try file(demo)
        #expect(file.emptySlots == [])
        let consents = try #require(file.consents)
        #expect(consents.texts.map(\.purpose) == [.account, "news"])
        for text in consents.texts {
            for language in Language.allCases { #expect(ConsentTemplate.places(in: text.shown(in: language)) == []) }
        }
    }

    @Test("Empty slots are listed, and keep registration closed")
    func emptySlots() throws {
        let edited = demo.replacing("\"bin\": \"000000000000\"", with: "\"bin\": \"\"")
            .replacing("\"ru\": \"не распространяются\"", with: "\"ru\": \" \"")
            .replacing("\"en\": \"until the consent is withdrawn\"", with: "\"en\": \"\"")
        let file = try file(edited)
        #expect(file.consents == nil)
        #expect(
            file.emptySlots == [
                "consents.json: account: bin (kk, ru, en)", "consents.json: account: open_sources (ru)",
                "consents.json: news: bin (kk, ru, en)", "consents.json: news: term (en)",
                "consents.json: news: open_sources (ru)",
            ])
    }

    @Test(
        "What is wrong is reported with its place",
        arguments: [
            ("\"bin\": \"000000000000\"", "\"bin\": \"123\"", "slots.bin: expected twelve digits"),
            (
                "\"purpose\": \"news\"", "\"purpose\": \"account\"",
                "consents[1].purpose: \"account\" is there already"
            ),
            (
                "\"purpose\": \"account\"", "\"purpose\": \"login\"",
                "consents: expected one with the purpose \"account\", which a sign-in needs"
            ),
            (
                "\"purpose\": \"news\"", "\"purpose\": \"Жаңалық\"",
                "consents[1].purpose: expected 1 to 32 of a–z A–Z 0–9 . _ -"
            ),
            (
                "БИН {bin}.\",\n          \"Какие", "БИН.\",\n          \"Какие",
                "consents[0].text.ru: expected a place for {bin}, which the law requires"
            ),
            ("{operator}, BIN", "{operater}, BIN", "consents[0].text.en: there is no slot {operater}"),
            ("\"agreement\"", "\"agrement\"", "consents[0].agreement: expected a text, or a list of paragraphs"),
            (
                "\"kk\": \"e-mail, тіл\"", "\"kk\": 7",
                "consents[1].slots.data.kk: expected a text, or a list of paragraphs"
            ),
        ])
    func wrong(found: String, replacement: String, problem: String) {
        let error = #expect(throws: ConsentFileError.self) { try file(demo.replacing(found, with: replacement)) }
        #expect(error?.description.split(separator: "\n").contains("consents.json: \(problem)") == true)
    }

    @Test("No file, and no JSON")
    func unreadable() {
        #expect(throws: ConsentFileError.self) { try ConsentFile(path: "/nowhere/consents.json") }
        #expect(throws: ConsentFileError.self) { try file("{") }
        #expect(throws: ConsentFileError.self) { try file("[]") }
    }
}
