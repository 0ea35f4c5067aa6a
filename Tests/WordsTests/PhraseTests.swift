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
        "A word takes the form of its number",
        arguments: [
            ("1", "1 day left", "1 день"), ("2", "2 days left", "2 дня"), ("4", "4 days left", "4 дня"),
            ("0", "0 days left", "0 дней"), ("5", "5 days left", "5 дней"), ("11", "11 days left", "11 дней"),
            ("12", "12 days left", "12 дней"), ("14", "14 days left", "14 дней"), ("21", "21 days left", "21 день"),
            ("22", "22 days left", "22 дня"), ("111", "111 days left", "111 дней"),
            ("121", "121 days left", "121 день"), ("1,5", "1,5 days left", "1,5 дня"),
        ])
    func plurals(number: String, english: String, russian: String) throws {
        #expect(try phrase("{days} {days:day|days} left", String.self)(number) == english)
        #expect(try phrase("{days} {days:день|дня|дней}", String.self)(number) == russian)
        let several = try phrase("{to}: {from} {from:day|days}", FromTo.self)
        #expect(several((from: number, to: "2")) == "2: " + english.replacing(" left", with: ""))
    }

    @Test("Other numbers of forms are rejected", arguments: ["{day:}", "{day:day}", "{day:a|b|c|d}"])
    func forms(text: String) {
        #expect(throws: DecodingError.self) { try phrase("{day} " + text, String.self) }
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
