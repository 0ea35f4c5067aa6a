/// An SQL statement from literals of the program. It cannot be made from a string at run time: values are passed as
/// parameters `$1`, `$2`, … (those of a bulk statement appear in this order).
package struct SQL: ExpressibleByStringLiteral, Sendable {
    private let words: Words

    private enum Words {
        case literal(StaticString)
        case made(String, hash: Int)
    }

    package init(stringLiteral text: StaticString) {
        words = .literal(text)
    }

    private init(text: String) {
        words = .made(text, hash: text.hashValue)
    }

    package var text: String {
        switch words {
        case .literal(let text): text.description
        case .made(let text, _): text
        }
    }

    /// For the schema's scripts, which are resources of the program.
    init(script text: String) {
        self.init(text: text)
    }

    /// For an engine's dialect: replaces one literal with another.
    package func replacing(_ word: StaticString, with other: StaticString) -> SQL {
        SQL(text: text.replacing(word.description, with: other.description))
    }

    package static func + (left: SQL, right: SQL) -> SQL { SQL(text: left.text + right.text) }

    /// `$1, $2, $3`, or, after 3 others, `$4, $5, $6`
    package static func parameters(_ count: Int, after others: Int = 0) -> SQL {
        SQL(text: (1...count).map { "$\(others + $0)" }.joined(separator: ", "))
    }
}

// Engines look prepared statements up for each query: by a literal's address, without making a text of it.
extension SQL: Hashable {
    package static func == (left: SQL, right: SQL) -> Bool {
        switch (left.words, right.words) {
        case (.literal(let left), .literal(let right)): left.utf8Start == right.utf8Start
        case (.made(let left, let hash), .made(let right, let other)): hash == other && left == right
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch words {
        case .literal(let text): hasher.combine(text.utf8Start)
        case .made(_, let hash): hasher.combine(hash)
        }
    }
}

extension Collection<SQL> {
    package func joined(by separator: SQL = ", ") -> SQL {
        guard let first else { return "" }
        return dropFirst().reduce(first) { $0 + separator + $1 }
    }
}
