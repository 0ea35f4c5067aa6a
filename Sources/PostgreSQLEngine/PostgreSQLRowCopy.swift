import CPostgreSQL
import Store

/// COPY in binary format: the server has nothing to parse. It begins with the first row and ends with the session's
/// next statement; after that the next row begins another COPY.
final class PostgreSQLRowCopy: RowInsert {
    private let session: Session
    private let statement: SQL
    private let columnCount: Int16
    /// Bytes not sent yet.
    private var bytes: [UInt8] = []
    private var isInRow = false
    /// The size of a chunk; the server processes one while the next is encoded.
    private static let portion = 1 << 16

    init(_ session: Session, into table: SQL, _ columns: [SQL]) {
        self.session = session
        statement = "COPY " + table + " (" + columns.joined() + ") FROM STDIN (FORMAT binary)"
        columnCount = Int16(columns.count)
    }

    func add(int: Int64) {
        beginRow()
        append(Int32(8))
        append(int)
    }

    func add(text: UnsafeRawBufferPointer) { add(bytes: text) }

    func add(bytes value: UnsafeRawBufferPointer) {
        beginRow()
        append(Int32(value.count))
        bytes.append(contentsOf: value)
    }

    func addNull() {
        beginRow()
        append(Int32(-1))
    }

    func endRow() throws {
        isInRow = false
        if session.copy !== self { try session.begin(self, statement) }
        if bytes.count >= PostgreSQLRowCopy.portion { try send() }
    }

    /// The session's next statement does.
    func run() {}

    /// Sends the remaining bytes and the end of the data.
    func end() throws {
        append(Int16(-1))
        try send()
        try session.endCopy()
    }

    private func send() throws {
        try bytes.withUnsafeBytes(session.putCopy)
        bytes.removeAll(keepingCapacity: true)
    }

    private func beginRow() {
        guard !isInRow else { return }
        isInRow = true
        if session.copy !== self { bytes = PostgreSQLRowCopy.header }
        append(columnCount)
    }

    private func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// The signature; no flags; no extension.
    private static let header = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [0, 0, 0, 0] + [0, 0, 0, 0]
}

extension Session {
    fileprivate func begin(_ copy: PostgreSQLRowCopy, _ statement: SQL) throws {
        try settleSent()
        try sendQueued()
        try beginTransaction()
        let deadline = deadline
        guard PQexitPipelineMode(connection) == 1 else { throw lost() }
        try sent(PQsendQuery(connection, statement.text))
        try flush(deadline)
        let result = try next(deadline)
        guard result.status == PGRES_COPY_IN else {
            try leaveCopy(deadline)
            throw error(result)
        }
        self.copy = copy
    }

    fileprivate func putCopy(_ bytes: UnsafeRawBufferPointer) throws {
        let start = bytes.bindMemory(to: CChar.self).baseAddress
        let deadline = deadline
        while true {
            let isTaken = PQputCopyData(connection, start, Int32(bytes.count))
            guard isTaken >= 0 else { throw lost() }
            try flush(deadline)
            if isTaken == 1 { return }
        }
    }

    fileprivate func endCopy() throws {
        let deadline = deadline
        while true {
            let isTaken = PQputCopyEnd(connection, nil)
            guard isTaken >= 0 else { throw lost() }
            try flush(deadline)
            if isTaken == 1 { break }
        }
        let result = try next(deadline)
        try leaveCopy(deadline)
        guard result.status == PGRES_COMMAND_OK else { throw error(result) }
    }

    private func leaveCopy(_ deadline: ContinuousClock.Instant) throws {
        while let more = try received(deadline) { PQclear(more) }
        guard PQenterPipelineMode(connection) == 1 else { throw lost() }
    }
}
