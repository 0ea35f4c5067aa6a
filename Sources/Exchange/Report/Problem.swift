import Words

/// A problem of a batch, with its place.
package struct Problem: Hashable, Codable, Sendable {
    package let file: String
    /// Counted from 1. Nil if the problem is about the whole file.
    package let line: Int?
    /// Whose row it is; nil if the row is of no account, or of one that cannot be read.
    package let account: String?
    package let column: String?
    package let found: String
    package let expected: String
    package let severity: Severity
    /// Nil if it is always an error.
    package let rule: WarningRule?

    package init(
        file: String, line: Int?, account: String? = nil, column: String?, found: String, expected: String,
        severity: Severity = .error, rule: WarningRule? = nil
    ) {
        (self.file, self.line, self.account, self.column) = (file, line, account, column)
        (self.found, self.expected) = (found, expected)
        (self.severity, self.rule) = (severity, rule)
    }

    package enum Severity: String, Hashable, Codable, Sendable {
        case error, warning
    }
}

extension Problem: CustomStringConvertible {
    /// `balances.csv, line 14, column closing: found 9108.81; expected 9108.80`; a warning has its rule before it.
    package var description: String { text(in: CommandTexts.english.report, withAccount: false) }

    /// - Parameter withAccount: whether the account's number stands beside the line.
    func text(in words: CommandTexts.Report, withAccount: Bool) -> String {
        let inLine = line.map { line in
            guard withAccount, let account else { return words.line("\(line)") }
            return words.lineOfAccount((line: "\(line)", account: account))
        }
        let place = [file, inLine, column.map { words.column($0) }].compactMap(\.self)
        let name = name(in: words).map { $0 + ": " } ?? ""
        return name
            + words.problem((place: place.joined(separator: ", "), found: found, expected: expected))
    }

    /// Its rule, with its severity.
    func name(in words: CommandTexts.Report) -> String? {
        guard let rule else { return nil }
        return switch severity {
        case .error: words.error(rule.rawValue)
        case .warning: words.warning(rule.rawValue)
        }
    }
}
