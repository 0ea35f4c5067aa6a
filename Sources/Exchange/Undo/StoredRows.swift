import Store

/// Rows of a file's table as bytes, each with the number of its batch. Their columns are named beside them: a later program may
/// have more.
struct StoredRows {
    let file: BatchFile
    let columns: [SQL]
    private let isText: [Bool]

    private static let (null, number, text) = (UInt8(0), UInt8(1), UInt8(2))

    /// All columns.
    init(_ file: BatchFile) {
        self.init(file, file.columns)
    }

    /// Those of rows that were stored; nil if the file has not all of them any more.
    ///
    /// - Parameter titles: as `titles` was.
    init?(_ file: BatchFile, titles: String) {
        let all = titles.split(separator: ",")
        let known = all.dropLast().compactMap { title in file.columns.first { $0.title == title } }
        guard known.count == all.count - 1 else { return nil }
        self.init(file, known)
    }

    private init(_ file: BatchFile, _ known: [Column]) {
        (self.file, columns) = (file, known.map(\.name) + ["batch"])
        isText = known.map(\.isText) + [false]
    }

    var titles: String { columns.map(\.text).joined(separator: ",") }

    /// - Parameter first: how many columns come before those of the file.
    func bytes(_ row: any Row, after first: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, isText) in isText.enumerated() {
            let place = first + index
            if row.isNull(place) {
                bytes.append(StoredRows.null)
            } else if isText {
                let text = Array(row.text(place).utf8)
                bytes.append(StoredRows.text)
                withUnsafeBytes(of: Int64(text.count).littleEndian) { bytes += $0 }
                bytes += text
            } else {
                bytes.append(StoredRows.number)
                withUnsafeBytes(of: row.int(place).littleEndian) { bytes += $0 }
            }
        }
        return bytes
    }

    /// - Returns: false if these are not the bytes of whole rows.
    func read(_ bytes: UnsafeRawBufferPointer, to table: any RowInsert) throws -> Bool {
        var place = 0
        func integer() -> Int64? {
            guard place + 8 <= bytes.count else { return nil }
            defer { place += 8 }
            return Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int64.self))
        }
        func value() -> Value? {
            guard place < bytes.count else { return nil }
            place += 1
            switch bytes[place - 1] {
            case StoredRows.null: return Value.none
            case StoredRows.number: return integer().map(Value.int)
            default:
                guard let count = integer(), count >= 0, count <= bytes.count - place else { return nil }
                defer { place += Int(count) }
                return .text(UnsafeRawBufferPointer(rebasing: bytes[place..<(place + Int(count))]))
            }
        }
        while place < bytes.count {
            for _ in isText {
                guard let value = value() else { return false }
                table.add(value)
            }
            try table.endRow()
        }
        return true
    }
}
