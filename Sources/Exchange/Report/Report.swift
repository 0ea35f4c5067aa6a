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

    /// For a spreadsheet: RFC 4180, without cells that would be read as formulas.
    package var csv: String {
        let header = ["file", "line", "column", "found", "expected"]
        let rows = problems.map { [$0.file, $0.line.map(String.init) ?? "", $0.column ?? "", $0.found, $0.expected] }
        return ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private var summary: String {
        let rest = count - problems.count
        let told = count == 1 ? "1 problem" : "\(count) problems"
        return rest > 0 ? "\(told), of which the last \(rest) are not listed" : told
    }
}

private func cell(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let inert = isFormula ? "'" + text : text
    guard inert.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return inert }
    return "\"" + inert.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
