package import Domain
import Exchange
import Foundation
import Words

/// The operator's file of topics (docs/operations.md): their names in three languages, and the days until an answer is due.
package struct TopicFile: Sendable {
    package let topics: FeedbackTopics

    /// - Throws: `TopicFileError` with everything that is wrong with the file.
    package init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw TopicFileError(file: path, problems: [CommandTexts.current.files.unreadable])
        }
        try self.init(Array(bytes), named: path)
    }

    package init(_ bytes: [UInt8], named name: String) throws {
        var reader = TopicReader()
        let topics = reader.read(bytes)
        guard reader.problems.isEmpty else { throw TopicFileError(file: name, problems: reader.problems) }
        self.topics = FeedbackTopics(topics)
    }
}

package struct TopicFileError: Error, CustomStringConvertible {
    package let file: String
    package let problems: [String]

    package var description: String { problems.map { "\(file): \($0)" }.joined(separator: "\n") }
}

/// Parses `{"topics": [{"code": …, "days": …, "name": {"kk": …, "ru": …, "en": …}}]}`.
private struct TopicReader {
    private(set) var problems: [String] = []
    private let expected = CommandTexts.current.files

    mutating func read(_ bytes: [UInt8]) -> [FeedbackTopic] {
        guard let tree = JSONTree(parsing: bytes), case .object(let file) = tree, Set(file.keys) == ["topics"],
            case .array(let entries)? = file["topics"], !entries.isEmpty
        else {
            problems.append(expected.topics)
            return []
        }
        let topics = entries.enumerated().compactMap { topic($1, at: "topics[\($0)]") }
        for (index, topic) in topics.enumerated() where topics[..<index].contains(where: { $0.code == topic.code }) {
            problems.append("topics[\(index)].code: " + expected.isThere(topic.code.text))
        }
        return topics
    }

    private mutating func topic(_ tree: JSONTree, at place: String) -> FeedbackTopic? {
        guard case .object(let members) = tree, Set(members.keys) == ["code", "days", "name"] else {
            problems.append("\(place): " + expected.topicKeys)
            return nil
        }
        var code: TopicCode?
        if case .string(let text)? = members["code"] { code = TopicCode(text) }
        if code == nil { problems.append("\(place).code: " + expected.code) }
        let days = days(members["days"])
        if days == nil { problems.append("\(place).days: " + expected.days) }
        let name = name(members["name"])
        if name == nil { problems.append("\(place).name: " + expected.threeTexts) }
        guard let code, let days, let name else { return nil }
        return FeedbackTopic(code: code, name: name, days: days)
    }

    private func days(_ tree: JSONTree?) -> Int? {
        guard case .integer(let days)? = tree, 1...365 ~= days else { return nil }
        return days
    }

    private func name(_ tree: JSONTree?) -> Words? {
        guard case .object(let members)? = tree, members.count == 3 else { return nil }
        let texts = Language.allCases.map { language -> String? in
            guard case .string(let text)? = members[language.rawValue] else { return nil }
            return 1...80 ~= text.trimmingBlanks().count ? text.trimmingBlanks() : nil
        }
        guard let kk = texts[0], let ru = texts[1], let en = texts[2] else { return nil }
        return Words(kk: kk, ru: ru, en: en)
    }
}
