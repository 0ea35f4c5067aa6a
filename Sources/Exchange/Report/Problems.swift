/// Collects the problems while a batch is read.
final class Problems {
    private(set) var report = Report()
    private let errors: Set<WarningRule>

    /// - Parameter errors: what the operator does not only want to be warned of.
    init(errors: Set<WarningRule> = []) {
        self.errors = errors
    }

    func add(_ file: String, line: Int? = nil, column: String? = nil, found: String, expected: String) {
        report.add(Problem(file: file, line: line, column: column, found: found, expected: expected))
    }

    func warn(
        _ rule: WarningRule, _ file: String, line: Int? = nil, column: String? = nil, found: String, expected: String
    ) {
        let severity: Problem.Severity = errors.contains(rule) ? .error : .warning
        report.add(
            Problem(
                file: file, line: line, column: column, found: found, expected: expected, severity: severity,
                rule: rule))
    }
}
