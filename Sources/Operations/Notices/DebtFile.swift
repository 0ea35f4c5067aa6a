import Domain
import Exchange
import Store
import Words

/// The operator's file of a notice of debts (docs/operations.md): its name, and its words in Kazakh and Russian.
struct DebtFile {
    let name: String
    let title: DebtText
    let text: DebtText

    /// - Throws: `NoticeFileError` with everything that is wrong with it.
    init(_ file: String) throws {
        let words = CommandTexts.current.files
        var reader = NoticeReader(words)
        guard let tree = JSONTree(parsing: Array(file.utf8)),
            let entry = reader.object(tree, at: "", keys: ["name", "title", "text"])
        else { throw NoticeFileError(problems: [words.json]) }
        let name = reader.text(entry["name"], at: "name", longest: 60)
        let title = reader.both(entry["title"], at: "title") { $0.title($1, at: $2) }
        let text = reader.both(entry["text"], at: "text") { $0.text($1, at: $2, longest: 6000) }
        for (language, text) in [("kk", text?.kk), ("ru", text?.ru)] {
            if let text { reader.checkDay(in: text, at: "text." + language) }
        }
        guard reader.problems.isEmpty, let name, let title, let text else {
            throw NoticeFileError(problems: reader.problems)
        }
        (self.name, self.title, self.text) = (name, title, text)
    }

    func notice(now: Timestamp) -> DebtNotice {
        DebtNotice(name: name, title: title, text: text, createdAt: now)
    }
}

extension NoticeReader {
    fileprivate mutating func both(
        _ tree: JSONTree?, at place: String, _ read: (inout NoticeReader, JSONTree?, String) -> String?
    ) -> DebtText? {
        guard let texts = texts(tree, at: place, [.kk, .ru], read), let kk = texts[.kk], let ru = texts[.ru] else {
            return nil
        }
        for (language, text) in texts { checkPlaces(in: text, at: "\(place).\(language.rawValue)") }
        return DebtText(kk: kk, ru: ru)
    }

    /// A due day may have passed since payments were counted.
    fileprivate mutating func checkDay(in text: String, at place: String) {
        if !text.contains("{day}") { refuse(place, expected.day("{day}")) }
    }

    private mutating func checkPlaces(in text: String, at place: String) {
        let known = ["account", "debt", "day"]
        for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            let name = String(part.prefix { $0 != "}" })
            if !known.contains(name) || !part.contains("}") {
                refuse(
                    place,
                    expected.noPlace(
                        (name: "{\(name.prefix(20))}", account: "{account}", debt: "{debt}", day: "{day}")))
            }
        }
    }
}
