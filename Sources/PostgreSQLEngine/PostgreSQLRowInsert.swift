import Store

/// An INSERT of arrays, one for each column: the server has one statement to run for thousands of rows. It needs no table of its
/// own, as a COPY would that must not fail at the rows that are there.
final class PostgreSQLRowInsert: RowInsert {
    /// This many rows are sent at once; the server writes them while the next are read. With thousands it would wait for most of an
    /// update's rows: an update takes 8 % longer.
    private static let portion = 100
    /// While a COPY runs, which they would end: with 100 a full batch takes 7 % longer.
    private static let portionBesideCopy = 1000

    private let session: Session
    private let statement: SQL
    private var columns: [ArrayParameter]
    private var column = 0
    private var rows = 0

    init(_ session: Session, into table: SQL, _ columns: [(name: SQL, type: ColumnType)], _ conflict: SQL) {
        self.session = session
        self.columns = columns.map { ArrayParameter($0.type) }
        let arrays = columns.enumerated().map { place, column -> SQL in
            "unnest(" + .parameters(1, after: place) + column.type.cast + ")"
        }
        statement =
            "INSERT INTO " + table + " (" + columns.map(\.name).joined() + ") SELECT " + arrays.joined() + " "
            + conflict
    }

    func add(int: Int64) {
        columns[column].append(int)
        column += 1
    }

    func add(text: UnsafeRawBufferPointer) { add(bytes: text) }

    func add(bytes: UnsafeRawBufferPointer) {
        columns[column].append(bytes)
        column += 1
    }

    func addNull() {
        columns[column].appendNull()
        column += 1
    }

    func endRow() throws {
        column = 0
        rows += 1
        let portion = session.copy == nil ? PostgreSQLRowInsert.portion : PostgreSQLRowInsert.portionBesideCopy
        if rows >= portion { try run() }
    }

    func run() throws {
        guard rows > 0 else { return }
        var parameters = Parameters()
        for place in columns.indices {
            columns[place].withBytes(count: rows) { parameters.set(place, bytes: $0) }
            columns[place].removeAll()
        }
        try session.sendAhead(PendingStatement(statement, parameters, changing: rows))
        rows = 0
    }
}

extension ColumnType {
    fileprivate var cast: SQL {
        switch self {
        case .number: "::bigint[]"
        case .text: "::text[]"
        case .bytes: "::bytea[]"
        }
    }

    /// PostgreSQL's own, in its catalogue `pg_type`.
    fileprivate var number: Int32 {
        switch self {
        case .number: 20
        case .text: 25
        case .bytes: 17
        }
    }
}

/// An array in PostgreSQL's binary format.
private struct ArrayParameter {
    /// A header of five numbers, and then each element after its length.
    private var bytes: [UInt8] = []
    private var hasNull = false
    private let type: Int32

    private static let header = 20

    init(_ type: ColumnType) {
        self.type = type.number
        removeAll()
    }

    mutating func append(_ number: Int64) {
        append(Int32(8))
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: UnsafeRawBufferPointer) {
        append(Int32(text.count))
        bytes.append(contentsOf: text)
    }

    mutating func appendNull() {
        append(Int32(-1))
        hasNull = true
    }

    /// - Parameter count: how many elements there are.
    mutating func withBytes(count: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let header = [1, hasNull ? 1 : 0, type, Int32(count), 1]
        for (place, number) in header.enumerated() {
            withUnsafeBytes(of: number.bigEndian) { number in
                bytes.replaceSubrange((4 * place)..<(4 * place + 4), with: number)
            }
        }
        bytes.withUnsafeBytes(body)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: repeatElement(0, count: ArrayParameter.header))
        hasNull = false
    }

    private mutating func append(_ number: Int32) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
