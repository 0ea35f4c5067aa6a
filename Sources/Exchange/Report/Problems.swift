/// Collects the problems while a batch is read.
final class Problems {
    private(set) var report = Report()

    func add(_ file: String, line: Int? = nil, column: String? = nil, found: String, expected: String) {
        report.add(Problem(file: file, line: line, column: column, found: found, expected: expected))
    }
}
