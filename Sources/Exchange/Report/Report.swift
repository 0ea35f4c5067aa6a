import Domain

/// The problems of a batch and its warnings: of each the first thousand in full, the others counted.
package struct Report: Hashable, Codable, Sendable {
    package static let limit = 1000

    package private(set) var problems: [Problem] = []
    package private(set) var count = 0
    /// They do not keep a batch from being published.
    package private(set) var warnings: [Problem] = []
    package private(set) var warningCount = 0

    package init() {}

    package mutating func add(_ problem: Problem) {
        switch problem.severity {
        case .error:
            count += 1
            if problems.count < Report.limit { problems.append(problem) }
        case .warning:
            warningCount += 1
            if warnings.count < Report.limit { warnings.append(problem) }
        }
    }

    package var isEmpty: Bool { count == 0 && warningCount == 0 }

    package var text: String {
        let summaries = [
            count > 0 ? summary("problem", count, listed: problems.count) : nil,
            warningCount > 0 ? summary("warning", warningCount, listed: warnings.count) : nil,
        ].compactMap(\.self)
        return (all.map(\.description) + summaries).map { $0 + "\n" }.joined()
    }

    /// For a spreadsheet.
    package var csv: String {
        let header = ["file", "line", "column", "found", "expected", "severity", "rule"]
        let rows = all.map { problem in
            [
                problem.file, problem.line.map(String.init) ?? "", problem.column ?? "", problem.found,
                problem.expected, problem.severity.rawValue, problem.rule?.rawValue ?? "",
            ]
        }
        return ([header] + rows).map { CSV.row($0.map(CSV.inert)) }.joined()
    }

    private var all: [Problem] { problems + warnings }

    private func summary(_ word: String, _ count: Int, listed: Int) -> String {
        let rest = count - listed
        let told = count == 1 ? "1 \(word)" : "\(count) \(word)s"
        return rest > 0 ? "\(told), of which the last \(rest) are not listed" : told
    }
}
