/// What problems of a batch have in common that are often one mistake: the place, and what was expected there.
struct ProblemKind: Hashable, Codable {
    let file: String
    let column: String?
    /// Without figures and quoted texts, which differ from row to row.
    let expected: String
    let severity: Problem.Severity
    let rule: WarningRule?

    init(_ problem: Problem) {
        // Files that the format does not have are one mistake, whatever their names are.
        file = BatchSource.isKnown(problem.file) ? problem.file : ""
        column = problem.column?.filter { !$0.isNumber }
        expected = ProblemKind.withoutData(problem.expected)
        (severity, rule) = (problem.severity, problem.rule)
    }

    private static func withoutData(_ text: String) -> String {
        var isQuoted = false
        var kept: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            let isData = isQuoted || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-.".utf8.contains(byte)
            if !isData { kept.append(byte) }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
