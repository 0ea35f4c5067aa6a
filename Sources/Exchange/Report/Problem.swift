/// A problem of a batch, with its place.
package struct Problem: Hashable, Codable, Sendable {
    package let file: String
    /// Counted from 1. Nil if the problem is about the whole file.
    package let line: Int?
    package let column: String?
    package let found: String
    package let expected: String
    package let severity: Severity
    /// Nil if it is always an error.
    package let rule: WarningRule?

    package init(
        file: String, line: Int?, column: String?, found: String, expected: String, severity: Severity = .error,
        rule: WarningRule? = nil
    ) {
        (self.file, self.line, self.column) = (file, line, column)
        (self.found, self.expected) = (found, expected)
        (self.severity, self.rule) = (severity, rule)
    }

    package enum Severity: String, Hashable, Codable, Sendable {
        case error, warning
    }
}

extension Problem: CustomStringConvertible {
    /// `balances.csv, line 14, column closing: found 9108.81; expected 9108.80`; a warning has its rule before it.
    package var description: String {
        let place = [file, line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self)
        let name = rule.map { "\(severity.rawValue) \($0.rawValue): " } ?? ""
        return name + place.joined(separator: ", ") + ": found \(found); expected \(expected)"
    }
}
