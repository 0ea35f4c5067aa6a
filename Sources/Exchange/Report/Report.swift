import Domain
package import Words

/// The problems of a batch and its warnings: of each kind the first in full, all of them counted.
package struct Report: Hashable, Codable, Sendable {
    /// How many of a kind are listed: one mistake must not hide the others.
    package static let limitOfKind = 50
    /// How many are listed in all; of a kind that comes later, the first.
    package static let limit = 1000

    package private(set) var problems: [Problem] = []
    package private(set) var count = 0
    /// They do not keep a batch from being published.
    package private(set) var warnings: [Problem] = []
    package private(set) var warningCount = 0
    private var kinds: [ProblemKind: Tally] = [:]

    private struct Tally: Hashable, Codable {
        /// In the order of appearance.
        let number: Int
        let first: Problem
        var count = 0
    }

    package init() {}

    /// Of a batch that was not read.
    package init(unreadable path: String, _ reason: String, _ words: CommandTexts) {
        add(Problem(file: path, line: nil, column: nil, found: reason, expected: words.expected.readableBatch))
    }

    package mutating func add(_ problem: Problem) {
        let ofKind = tally(problem)
        switch problem.severity {
        case .error:
            count += 1
            if Report.lists(ofKind, after: problems.count) { problems.append(problem) }
        case .warning:
            warningCount += 1
            if Report.lists(ofKind, after: warnings.count) { warnings.append(problem) }
        }
    }

    /// Returns how many there are of its kind, with it; nil if there are too many kinds to count.
    private mutating func tally(_ problem: Problem) -> Int? {
        let kind = ProblemKind(problem)
        guard kinds[kind] != nil || kinds.count < Report.limit else { return nil }
        var tally = kinds[kind] ?? Tally(number: kinds.count, first: problem)
        tally.count += 1
        kinds[kind] = tally
        return tally.count
    }

    private static func lists(_ ofKind: Int?, after listed: Int) -> Bool {
        guard let ofKind else { return false }
        return ofKind == 1 || ofKind <= limitOfKind && listed < limit
    }

    package var isEmpty: Bool { count == 0 && warningCount == 0 }

    package func text(in words: CommandTexts.Report) -> String {
        let problems = count == 1 ? words.oneProblem : words.problems("\(count)")
        let warnings = warningCount == 1 ? words.oneWarning : words.warnings("\(warningCount)")
        let totals = [
            count > 0 ? total(problems, unlisted: count - self.problems.count, words) : nil,
            warningCount > 0 ? total(warnings, unlisted: warningCount - self.warnings.count, words) : nil,
        ].compactMap(\.self)
        return (summary(words) + all.map { $0.text(in: words, withAccount: true) } + totals).map { $0 + "\n" }.joined()
    }

    /// A line for each kind, the most frequent first; nothing if no kind has two.
    private func summary(_ words: CommandTexts.Report) -> [String] {
        let tallies = kinds.values.sorted { ($1.count, $0.number) < ($0.count, $1.number) }
        guard let most = tallies.first, most.count > 1 else { return [] }
        return tallies.map { tally in
            let (first, kind) = (tally.first, ProblemKind(tally.first))
            let file = kind.file.isEmpty && tally.count > 1 ? words.others(first.file) : first.file
            let place = [first.name(in: words), file, kind.column.map { words.column($0) }].compactMap(\.self)
            let sentence = tally.count > 1 && kind.expected != first.expected ? words.kindWithExample : words.kind
            return sentence(
                (count: "\(tally.count)", place: place.joined(separator: ", "), expected: first.expected))
        } + [""]
    }

    /// For a spreadsheet with Kazakh or Russian settings: semicolons, and a byte order mark, so that it is read as UTF-8.
    package var csv: String {
        let header = ["file", "line", "account", "column", "found", "expected", "severity", "rule", "of_kind"]
        let rows = all.map { problem in
            [
                problem.file, problem.line.map(String.init) ?? "", problem.account ?? "", problem.column ?? "",
                problem.found, problem.expected, problem.severity.rawValue, problem.rule?.rawValue ?? "",
                kinds[ProblemKind(problem)].map { String($0.count) } ?? "",
            ]
        }
        return "\u{FEFF}" + ([header] + rows).map { CSV.row($0.map(CSV.inert), separator: ";") }.joined()
    }

    private var all: [Problem] { problems + warnings }

    private func total(_ told: String, unlisted: Int, _ words: CommandTexts.Report) -> String {
        unlisted > 0 ? words.notListed((total: told, count: "\(unlisted)")) : told
    }
}
