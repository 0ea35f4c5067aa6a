/// A problem of a batch, with its place.
package struct Problem: Hashable, Codable, Sendable {
    package let file: String
    /// Counted from 1. Nil if the problem is about the whole file.
    package let line: Int?
    package let column: String?
    package let found: String
    package let expected: String

    package init(file: String, line: Int?, column: String?, found: String, expected: String) {
        (self.file, self.line, self.column) = (file, line, column)
        (self.found, self.expected) = (found, expected)
    }
}

extension Problem: CustomStringConvertible {
    /// `balances.csv, line 14, column closing: found 9108.81; expected 9108.80`
    package var description: String {
        let place = [file, line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self)
        return place.joined(separator: ", ") + ": found \(found); expected \(expected)"
    }
}
