import Domain
import Testing

@Suite("Consents with slots")
struct ConsentTemplateTests {
    private func template(_ slots: [ConsentSlot: Words], text: String = "{person}, {term}.") -> ConsentTemplate {
        ConsentTemplate(
            purpose: .account, version: "1", title: words("title"), text: words(text), agreement: words("I agree"),
            withdrawal: words("-"), slots: slots)
    }

    private func words(_ text: String) -> Words { Words(kk: text, ru: text, en: text) }

    private var allSlots: [ConsentSlot: Words] {
        Dictionary(uniqueKeysWithValues: ConsentSlot.allCases.map { ($0, words($0.rawValue.uppercased())) })
    }

    @Test("A text is complete when each slot is filled in each language")
    func complete() throws {
        let text = try #require(template(allSlots).filled)
        #expect(text.text.kk == "PERSON, TERM.")
        #expect(text.shown(in: .ru) == "title\n\nPERSON, TERM.\n\nI agree")
        #expect(Consents([template(allSlots)]) != nil)
    }

    @Test("Registration needs every slot", arguments: ConsentSlot.allCases)
    func missing(slot: ConsentSlot) {
        for empty in [nil, Words(kk: "a", ru: " \u{A0}", en: "c")] {
            var slots = allSlots
            slots[slot] = empty
            let template = template(slots)
            #expect(template.languages(lacking: slot) == (empty == nil ? [.kk, .ru, .en] : [.ru]))
            #expect(template.filled == nil)
            #expect(Consents([template]) == nil)
        }
    }

    @Test("Registration needs the consent for the sign-in itself")
    func account() {
        #expect(Consents([]) == nil)
    }

    @Test(
        "Places are the names in braces",
        arguments: [
            ("", []), ("no place", []), ("{a}", ["a"]), ("x {a}{b} y", ["a", "b"]), ("{a", []), ("a} {b}", ["b"]),
        ])
    func places(text: String, places: [String]) {
        #expect(ConsentTemplate.places(in: text) == places)
    }

    @Test("A slot's own braces are text")
    func once() {
        var slots = allSlots
        slots[.person] = words("{term}")
        #expect(template(slots).filled?.text.kk == "{term}, TERM.")
    }
}
