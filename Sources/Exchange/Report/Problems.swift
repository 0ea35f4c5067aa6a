import Words

/// Collects the problems while a batch is read.
final class Problems {
    private(set) var report = Report()
    /// What they are told in.
    let words: CommandTexts
    private let errors: Set<WarningRule>
    /// Those of rows that are checked together; nil while each problem is told at once.
    private var held: [Problem]?

    /// - Parameter errors: what the operator does not only want to be warned of.
    init(_ words: CommandTexts, errors: Set<WarningRule> = []) {
        (self.words, self.errors) = (words, errors)
    }

    /// Of a file that is read a second time: they were told at the first reading.
    var others: Problems { Problems(words) }

    /// Tells the problems that wait; those from now on wait, to be told in the order of their lines.
    func hold() {
        tellHeld()
        held = []
    }

    /// Tells those that wait. Others are told at once again.
    func tellHeld() {
        // With their order, so that those of one line stay in it.
        let sorted = (held ?? []).enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }
        for problem in sorted { report.add(problem.element) }
        held = nil
    }

    private func add(_ problem: Problem) {
        if held == nil { report.add(problem) } else { held?.append(problem) }
    }

    func add(
        _ file: String, line: Int? = nil, account: String? = nil, column: String? = nil, found: String,
        expected: String
    ) {
        add(Problem(file: file, line: line, account: account, column: column, found: found, expected: expected))
    }

    /// - Parameter isError: whether it is one whatever the operator wants.
    func warn(
        _ rule: WarningRule, _ file: String, line: Int? = nil, account: String? = nil, column: String? = nil,
        found: String, expected: String, isError: Bool = false
    ) {
        let severity: Problem.Severity = isError || errors.contains(rule) ? .error : .warning
        add(
            Problem(
                file: file, line: line, account: account, column: column, found: found, expected: expected,
                severity: severity, rule: rule))
    }
}
