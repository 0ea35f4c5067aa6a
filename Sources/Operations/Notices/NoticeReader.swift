import Domain
import Exchange

/// Parses the operator's files of notices (docs/operations.md) and reports all their problems, each with its path of
/// keys.
struct NoticeReader {
    private(set) var problems: [String] = []

    mutating func refuse(_ place: String, _ problem: String) {
        problems.append(place.isEmpty ? problem : "\(place): \(problem)")
    }

    mutating func object(_ tree: JSONTree?, at place: String, keys: [String]) -> [String: JSONTree]? {
        guard case .object(let members)? = tree else {
            refuse(place, "expected an object in braces")
            return nil
        }
        for key in members.keys.sorted() where !keys.contains(key) {
            refuse(place, "there is no key \"\(key)\"; there are: \(keys.joined(separator: ", "))")
        }
        return members
    }

    mutating func list(_ tree: JSONTree?, at place: String) -> [JSONTree] {
        guard let tree else { return [] }
        if case .array(let entries) = tree, !entries.isEmpty { return entries }
        refuse(place, "expected a list that is not empty, in brackets")
        return []
    }

    /// A text, or a list of paragraphs.
    mutating func text(_ tree: JSONTree?, at place: String, longest: Int) -> String? {
        var text: String?
        switch tree {
        case .string(let words)?: text = words
        case .array(let entries)?:
            let paragraphs = entries.compactMap { if case .string(let words) = $0 { words } else { nil } }
            if paragraphs.count == entries.count { text = paragraphs.joined(separator: "\n") }
        default: break
        }
        guard let text = text?.trimmingBlanks(), 1...longest ~= text.count else {
            refuse(place, "expected a text of 1 to \(longest) characters, or a list of paragraphs")
            return nil
        }
        return text
    }

    /// A title is one line.
    mutating func title(_ tree: JSONTree?, at place: String) -> String? {
        let title = text(tree, at: place, longest: 120)
        if let title, title.contains(where: \.isNewline) { refuse(place, "expected one line") }
        return title
    }

    /// Each language is required: a notice in one language is none.
    mutating func texts(
        _ tree: JSONTree?, at place: String, _ languages: [Language],
        _ read: (inout NoticeReader, JSONTree?, String) -> String?
    ) -> [Language: String]? {
        guard let entry = object(tree, at: place, keys: languages.map(\.rawValue)) else { return nil }
        var texts: [Language: String] = [:]
        for language in languages {
            texts[language] = read(&self, entry[language.rawValue], "\(place).\(language.rawValue)")
        }
        return texts.count == languages.count ? texts : nil
    }
}

package struct NoticeFileError: Error, CustomStringConvertible {
    package let problems: [String]

    package var description: String { problems.joined(separator: "\n") }
}
