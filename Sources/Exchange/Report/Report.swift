import Domain

/// The problems of a batch: the first thousand in full, the others counted.
package struct Report: Hashable, Codable, Sendable {
    package static let limit = 1000

    package private(set) var problems: [Problem] = []
    package private(set) var count = 0

    package init() {}

    package mutating func add(_ problem: Problem) {
        count += 1
        if problems.count < Report.limit { problems.append(problem) }
    }

    package var text: String {
        let lines = problems.map(\.description) + [summary]
        return lines.joined(separator: "\n") + "\n"
    }

    /// For a spreadsheet.
    package var csv: String {
        let header = ["file", "line", "column", "found", "expected"]
        let rows = problems.map { [$0.file, $0.line.map(String.init) ?? "", $0.column ?? "", $0.found, $0.expected] }
        return ([header] + rows).map { CSV.row($0.map(CSV.inert)) }.joined()
    }

    private var summary: String {
        let rest = count - problems.count
        let told = count == 1 ? "1 problem" : "\(count) problems"
        return rest > 0 ? "\(told), of which the last \(rest) are not listed" : told
    }
}
