import Domain
import Foundation

/// A table of the archive: written as CSV, and as objects in JSON.
struct ArchiveTable: Sendable {
    enum Value: Sendable {
        case text(String)
        /// Exact, with a point: "-12.50".
        case decimal(String)
        case number(Int)
        case flag(Bool)
        case nothing
    }

    /// The file's name, without its ending.
    let name: String
    let columns: [String]
    private(set) var rows: [[Value]] = []

    init(_ name: String, _ columns: String...) { self.init(name, columns) }

    init(_ name: String, _ columns: [String]) {
        (self.name, self.columns) = (name, columns)
    }

    mutating func add(_ row: Value...) { add(row) }

    mutating func add(_ row: [Value]) {
        rows.append(row)
    }

    /// With a byte order mark, so that a spreadsheet reads it as UTF-8.
    var csv: [UInt8] {
        var text = "\u{FEFF}" + CSV.row(columns)
        for row in rows { text += CSV.row(row.map(\.csv)) }
        return Array(text.utf8)
    }

    var objects: [[String: Value]] {
        rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
    }
}

extension ArchiveTable.Value {
    static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .nothing }
    static func money(_ money: Money) -> Self { .decimal(money.canonical) }
    static func number(_ number: ExactDecimal) -> Self { .decimal(number.canonical) }
    static func day(_ day: Day?) -> Self { .text(day?.iso) }
    static func month(_ month: Month) -> Self { .text(month.iso) }

    /// "2019-10-16T06:00:00Z".
    static func moment(_ moment: Timestamp?) -> Self {
        .text(moment?.iso)
    }

    fileprivate var csv: String {
        switch self {
        case .text(let text): CSV.inert(text)
        case .decimal(let number): number
        case .number(let number): String(number)
        case .flag(let isOn): isOn ? "yes" : "no"
        case .nothing: ""
        }
    }
}

extension ArchiveTable.Value: Encodable {
    /// Decimals as strings, so that no reader rounds them.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text), .decimal(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let isOn): try container.encode(isOn)
        case .nothing: try container.encodeNil()
        }
    }
}

/// The files of one folder of the archive.
struct ArchiveFolder: Sendable {
    /// Empty, or with a slash at its end.
    let path: String
    /// Each with what it is, in the customer's language.
    let tables: [(table: ArchiveTable, words: String)]

    func files() throws -> [(name: String, content: [UInt8])] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let objects = Dictionary(uniqueKeysWithValues: tables.map { ($0.table.name, $0.table.objects) })
        let json = (path + "data.json", Array(try encoder.encode(objects)))
        return [json] + tables.map { (path + $0.table.name + ".csv", $0.table.csv) }
    }
}
