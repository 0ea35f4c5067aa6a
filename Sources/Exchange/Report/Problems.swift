import Words

/// Collects the problems while a batch is read.
final class Problems {
    private(set) var report = Report()
    /// What they are told in.
    let words: CommandTexts
    private let errors: Set<WarningRule>

    /// - Parameter errors: what the operator does not only want to be warned of.
    init(_ words: CommandTexts, errors: Set<WarningRule> = []) {
        (self.words, self.errors) = (words, errors)
    }

    /// Of a file that is read a second time: they were told at the first reading.
    var others: Problems { Problems(words) }

    func add(
        _ file: String, line: Int? = nil, account: String? = nil, column: String? = nil, found: String,
        expected: String
    ) {
        report.add(
            Problem(file: file, line: line, account: account, column: column, found: found, expected: expected))
    }

    /// - Parameter isError: whether it is one whatever the operator wants.
    func warn(
        _ rule: WarningRule, _ file: String, line: Int? = nil, account: String? = nil, column: String? = nil,
        found: String, expected: String, isError: Bool = false
    ) {
        let severity: Problem.Severity = isError || errors.contains(rule) ? .error : .warning
        report.add(
            Problem(
                file: file, line: line, account: account, column: column, found: found, expected: expected,
                severity: severity, rule: rule))
    }
}
