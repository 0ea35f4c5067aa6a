import Words

/// Rows with a key that their file had before, or that in a part a row of another supplier has. Where it was first is looked
/// for once the file has been read.
struct RepeatedKeys {
    private let file: BatchFile
    private var rows: [(line: Int, account: String?, key: [UInt8])] = []

    /// More are reported without the line of the first.
    private static let most = 10_000

    init(_ file: BatchFile) {
        self.file = file
    }

    var isEmpty: Bool { rows.isEmpty }

    /// False if there are too many already.
    mutating func add(_ row: BatchRow, account: String?) -> Bool {
        guard rows.count < RepeatedKeys.most else { return false }
        rows.append((row.line, account, key(of: row)))
        return true
    }

    /// - Parameter csv: the whole file once more.
    /// - Returns: whether a row of another supplier has one of the keys.
    func report(_ csv: CSVReader, to problems: Problems) throws -> Bool {
        var firstLines: [[UInt8]: Int] = [:]
        let wanted = Set(rows.map(\.key))
        let reader = RowReader(file, csv: csv, problems: problems.others)
        guard try reader.readHeader() else { return false }
        while firstLines.count < wanted.count, try reader.next() {
            guard reader.row.isSound else { continue }
            let key = key(of: reader.row)
            if wanted.contains(key), firstLines[key] == nil { firstLines[key] = reader.row.line }
        }
        let words = problems.words
        var hasOthers = false
        for row in rows {
            let first = firstLines[row.key]
            let isOthers = first == row.line
            hasOthers = hasOthers || isOthers
            let found =
                isOthers
                ? words.found.keyOfOther(file.key)
                : first.map { words.found.repeatedLine((columns: file.key, line: "\($0)")) }
                    ?? words.found.repeated(file.key)
            problems.add(
                file.name, line: row.line, account: row.account, found: found,
                expected: isOthers ? words.expected.freeKey : words.expected.eachOnce)
        }
        return hasOthers
    }

    private func key(of row: BatchRow) -> [UInt8] {
        var key: [UInt8] = []
        for value in row.values.prefix(file.keyLength) {
            switch value {
            case .none: break
            case .int(let number): withUnsafeBytes(of: number) { key += $0 }
            case .text(let bytes): key += bytes
            }
            key.append(0)
        }
        return key
    }
}

extension BatchFile {
    /// The columns of the key, for messages.
    var key: String { columns.prefix(keyLength).map(\.title).joined(separator: ", ") }
}
