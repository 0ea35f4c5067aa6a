import Domain
import Exchange
import Words

/// Parses the operator's files of notices (docs/operations.md) and reports all their problems, each with its path of
/// keys.
struct NoticeReader {
    private(set) var problems: [String] = []
    let expected: CommandTexts.Files

    init(_ expected: CommandTexts.Files) {
        self.expected = expected
    }

    mutating func refuse(_ place: String, _ problem: String) {
        problems.append(place.isEmpty ? problem : "\(place): \(problem)")
    }

    mutating func object(_ tree: JSONTree?, at place: String, keys: [String]) -> [String: JSONTree]? {
        guard case .object(let members)? = tree else {
            refuse(place, expected.object)
            return nil
        }
        for key in members.keys.sorted() where !keys.contains(key) {
            refuse(place, expected.noKey((key: key, keys: keys.joined(separator: ", "))))
        }
        return members
    }

    mutating func list(_ tree: JSONTree?, at place: String) -> [JSONTree] {
        guard let tree else { return [] }
        if case .array(let entries) = tree, !entries.isEmpty { return entries }
        refuse(place, expected.list)
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
        // Not counted in letters, which may each have any number of marks.
        guard let text = text?.trimmingBlanks(), 1...longest ~= text.unicodeScalars.count else {
            refuse(place, expected.text("\(longest)"))
            return nil
        }
        if let control = text.unicodeScalars.first(where: isUnwanted) {
            let code = String(control.value, radix: 16, uppercase: true)
            refuse(place, expected.unprintable(String(repeating: "0", count: max(0, 4 - code.count)) + code))
            return nil
        }
        return text
    }

    /// Control characters, and those that turn the direction of what follows.
    private func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: !"\t\n\r\u{B}\u{C}\u{85}".unicodeScalars.contains(scalar)
        case .privateUse, .surrogate, .unassigned: true
        default: "\u{202A}"..."\u{202E}" ~= scalar || "\u{2066}"..."\u{2069}" ~= scalar
        }
    }

    /// A title is one line.
    mutating func title(_ tree: JSONTree?, at place: String) -> String? {
        let title = text(tree, at: place, longest: 120)
        if let title, title.contains(where: \.isNewline) { refuse(place, expected.oneLine) }
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
