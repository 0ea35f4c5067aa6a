import Domain
import Store
import Words

/// Readings in a file, a row for each register of a meter.
struct SentReadings {
    /// The rows of one meter.
    struct Group: Sendable {
        let lines: [Int]
        let account, service, meter: String
        let day: String
        let values: [(register: String, value: String)]
        let hasOneDay: Bool
        let isConfirmed: Bool
    }

    /// What came of one meter's rows.
    struct Outcome: Sendable {
        let group: Group
        let result: Result

        enum Result: Sendable {
            case taken(Submission)
            case refused(String)
        }
    }

    let groups: [Group]

    static let columns = ["account", "service", "meter", "register", "value", "day"]
    private static let mostRows = 500

    /// - Throws: what is wrong with the file.
    init(_ content: [UInt8]) throws(Refused<ReadingFilePage.Problem>) {
        guard let text = String(validating: content, as: UTF8.self), let table = SavedTable(text),
            let head = table.rows.first
        else { throw Refused(.notCSV) }
        let names = head.fields.map { $0.lowercased() }
        for column in SentReadings.columns where !names.contains(column) { throw Refused(.noColumn(column)) }
        let rows = table.rows.dropFirst().map { row in
            Row(line: row.line, Dictionary(zip(names, row.fields)) { first, _ in first })
        }.filter { !$0["value"].isEmpty }
        guard rows.count <= SentReadings.mostRows else { throw Refused(.tooLong) }
        guard !rows.isEmpty else { throw Refused(.empty) }
        groups = Dictionary(grouping: rows, by: \.key).values.map { Group($0.sorted { $0.line < $1.line }) }
            .sorted { $0.lines[0] < $1.lines[0] }
    }

    fileprivate struct Row {
        let line: Int
        private let fields: [String: String]

        init(line: Int, _ fields: [String: String]) {
            (self.line, self.fields) = (line, fields)
        }

        /// Without the apostrophe by which a spreadsheet is told that it is text.
        subscript(column: String) -> String {
            let field = fields[column] ?? ""
            return field.hasPrefix("'") ? String(field.dropFirst()) : field
        }

        var key: [String] { [self["account"], self["service"], self["meter"]] }
    }
}

extension SentReadings.Group {
    fileprivate init(_ rows: [SentReadings.Row]) {
        lines = rows.map(\.line)
        (account, service, meter) = (rows[0]["account"], rows[0]["service"], rows[0]["meter"])
        day = rows[0]["day"]
        values = rows.map { ($0["register"], $0["value"]) }
        hasOneDay = Set(rows.map { Day(typed: $0["day"]) }).count == 1
        isConfirmed = rows.allSatisfy { $0["confirmed"].lowercased() == "yes" }
    }

    /// Of a meter; nil if it does not have these registers, each once.
    func typed(_ meter: Meter) -> TypedSubmission? {
        let names = values.map { $0.register.isEmpty ? Register.total.rawValue : $0.register }
        guard Set(names).count == names.count else { return nil }
        var typed: [Register: String] = [:]
        for (name, value) in zip(names, values.map(\.value)) {
            guard let register = Register(rawValue: name), meter.registers.all.contains(register) else { return nil }
            typed[register] = value
        }
        return TypedSubmission(
            day: day, values: typed, answered: isConfirmed ? Set(ReadingCheck.allCases.filter(\.isQuestion)) : [])
    }
}
