import Demo
import Domain
import Operations
import Testing

@Suite("The file of topics")
struct TopicFileTests {
    private func problems(_ text: String) -> [String] {
        do {
            _ = try TopicFile(Array(text.utf8), named: "topics.json")
            return []
        } catch {
            return (error as? TopicFileError)?.problems ?? []
        }
    }

    private let name = "{\"kk\": \"Төлем\", \"ru\": \"Оплата\", \"en\": \"Payment\"}"

    @Test("The demo's is valid")
    func demo() throws {
        let topics = try TopicFile(DemoFeedback.topics, named: "demo").topics
        #expect(topics.all.map(\.code.text) == ["bill", "payment", "meter", "site", "other"])
        #expect(topics["payment"]?.days == 10)
        #expect(topics.name(of: "payment", in: .kk) == "Төлем")
        #expect(topics.name(of: "gone", in: .kk) == "gone")
    }

    @Test("Everything that is wrong is named with its place")
    func faults() {
        let start = "expected {\"topics\": [ … ]} with at least one topic, each key once"
        for text in ["", "[]", "{}", "{\"topics\": []}", "{\"topics\": {}}", "{\"topic\": []}"] {
            #expect(problems(text) == [start])
        }
        #expect(
            problems("{\"topics\": [{\"code\": \"a b\", \"days\": 0, \"name\": {\"kk\": \"x\"}}, {}]}") == [
                "topics[0].code: expected 1 to 32 of a–z A–Z 0–9 . _ -",
                "topics[0].days: expected a number from 1 to 365",
                "topics[0].name: expected a text in kk, ru and en",
                "topics[1]: expected the keys code, days and name",
            ])
        let topic = "{\"code\": \"a\", \"days\": 5, \"name\": \(name)}"
        #expect(problems("{\"topics\": [\(topic)]}") == [])
        #expect(problems("{\"topics\": [\(topic), \(topic)]}") == ["topics[1].code: \"a\" is there already"])
    }
}
