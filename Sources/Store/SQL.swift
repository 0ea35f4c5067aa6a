/// An SQL statement from literals of the program. It cannot be made from a string at run time: values are passed as
/// parameters `$1`, `$2`, … (those of a bulk statement appear in this order).
package struct SQL: ExpressibleByStringLiteral, Hashable, Sendable {
    package let text: String

    package init(stringLiteral text: StaticString) {
        self.text = text.description
    }

    private init(text: String) {
        self.text = text
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

extension Collection<SQL> {
    package func joined(by separator: SQL = ", ") -> SQL {
        guard let first else { return "" }
        return dropFirst().reduce(first) { $0 + separator + $1 }
    }
}
