import Domain
import Foundation
import Testing
import Words

@Suite("Phrases")
struct PhraseTests {
    private typealias FromTo = (from: String, to: String)

    private func phrase<Values>(_ text: String, _ values: Values.Type) throws -> Phrase<Values> {
        try JSONDecoder().decode(Phrase<Values>.self, from: JSONEncoder().encode(text))
    }

    @Test(
        "Each value replaces its placeholders, in any order",
        arguments: [
            ("{from} – {to}", "1 – 2"), ("to {to}, from {from}.", "to 2, from 1."), ("{to}{to}{from}", "221"),
            ("{from}} {to}", "1} 2"),
        ])
    func values(text: String, expected: String) throws {
        #expect(try phrase(text, FromTo.self)((from: "1", to: "2")) == expected)
    }

    @Test("A value may contain braces")
    func braces() throws {
        #expect(try phrase("{from} – {to}", FromTo.self)((from: "{to}", to: "2")) == "{to} – 2")
    }

    @Test("One placeholder has one value", arguments: [("on {day}", "on 1"), ("{day}, {day}", "1, 1")])
    func single(text: String, expected: String) throws {
        #expect(try phrase(text, String.self)("1") == expected)
    }

    @Test(
        "A phrase with other placeholders than the program's is rejected",
        arguments: ["{from}", "{from} {to} {day}", "from to", "{from} {too}", "{from} {to", "{from {to}}", "{} {to}"])
    func otherPlaces(text: String) {
        #expect(throws: DecodingError.self) { try phrase(text, FromTo.self) }
    }

    @Test(
        "So is one without a placeholder for its only value, or with two", arguments: ["on", "{from} {to}", "on {day"])
    func otherPlace(text: String) {
        #expect(throws: DecodingError.self) { try phrase(text, String.self) }
    }

    @Test("Values are strings with the names of their placeholders")
    func otherTypes() {
        #expect(throws: DecodingError.self) { try phrase("{from} {to}", (from: Int, to: String).self) }
        #expect(throws: DecodingError.self) { try phrase("{from} {to}", (String, String).self) }
        #expect(throws: DecodingError.self) { try phrase("{from}", Int.self) }
    }

    @Test("Every catalogue is read")
    func catalogues() throws {
        let texts = try Texts.Catalogues()
        for language in Language.allCases { #expect(texts[language].language == language) }
    }
}
