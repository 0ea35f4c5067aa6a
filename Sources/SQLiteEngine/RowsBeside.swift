import Dispatch
import Store
import Synchronization

/// Writes rows on a thread of its own while the next ones are read and checked: an import of a million rows takes 0.6 to 0.7 times as
/// long.
///
/// A connection of SQLite takes one thread at a time. So whatever else uses it settles first, or at least waits.
/// `@unchecked Sendable`: the other thread uses only what is safe for both, `room` and `failure`.
final class RowsBeside: @unchecked Sendable {
    /// How many blocks may wait. More would be memory, and time that the next query waits.
    private static let most = 3

    private let thread = DispatchQueue(label: "kabinet.rows")
    private let room = DispatchSemaphore(value: most)
    private let failure = Mutex<(any Error)?>(nil)

    // All of the connection's thread.
    /// Until the transaction ends: the other thread must not be the last to have one, and to finalize its statements.
    private var inserts: [SQLiteRowInsert] = []
    private var isBusy = false
    /// How many queries are being read. As long as there are some, their thread writes the rows.
    private var queries = 0

    func add(_ insert: SQLiteRowInsert) { inserts.append(insert) }

    func write(_ rows: RowBlock, with insert: SQLiteRowInsert) throws {
        if queries > 0 {
            wait()
            try check()
            return try insert.write(rows)
        }
        try check()
        room.wait()
        isBusy = true
        thread.async { [self] in
            defer { room.signal() }
            guard failure.withLock({ $0 == nil }) else { return }
            do {
                try insert.write(rows)
            } catch {
                failure.withLock { $0 = error }
            }
        }
    }

    /// Returns when all rows are written.
    func settle() throws {
        wait()
        try check()
        for insert in inserts where insert.hasRows { try insert.write(insert.take()) }
    }

    /// Returns when the other thread does nothing. Its error is thrown by the next `settle`.
    func wait() {
        guard isBusy else { return }
        thread.sync {}
        isBusy = false
    }

    /// Runs a query, whose rows may be written somewhere while it is read.
    func querying(_ body: () throws -> Void) throws {
        try settle()
        queries += 1
        defer { queries -= 1 }
        try body()
    }

    /// At the end of the transaction.
    func end() {
        wait()
        inserts = []
    }

    private func check() throws {
        if let error = failure.withLock({ $0 }) { throw error }
    }
}

/// Rows that wait to be written.
struct RowBlock: Sendable {
    static let rows = 512

    enum Cell: Sendable {
        case null
        case int(Int64)
        case text(Range<Int>)
        case bytes(Range<Int>)
    }

    fileprivate var cells: [Cell] = []
    /// Texts and bytes.
    fileprivate var data: [UInt8] = []
}

/// An INSERT of several rows at once, since a statement's overhead costs as much as a row.
///
/// `@unchecked Sendable`: rows are added on the connection's thread; `write` uses only the statements, on one thread at a time.
final class SQLiteRowInsert: RowInsert, @unchecked Sendable {
    private static let sizes = [16, 8, 4, 2, 1]

    private let rows: RowsBeside
    private let width: Int
    private let statements: [(size: Int, statement: SQLiteBulkStatement)]
    /// Without the checks at each cell that nothing else changes it: they took 7 % of an import.
    @exclusivity(unchecked) private var block = RowBlock()

    /// - Parameter prepare: makes a statement that does not settle.
    init(
        _ rows: RowsBeside, into table: SQL, _ columns: [SQL], _ conflict: SQL,
        prepare: (SQL) throws -> SQLiteBulkStatement
    ) throws {
        (self.rows, width) = (rows, columns.count)
        let insert: SQL = "INSERT INTO " + table + " (" + columns.joined() + ") VALUES "
        statements = try SQLiteRowInsert.sizes.map { size in
            let values = (0..<size).map { row -> SQL in
                "(" + .parameters(columns.count, after: row * columns.count) + ")"
            }
            return (size, try prepare(insert + values.joined() + " " + conflict))
        }
        rows.add(self)
    }

    func add(int: Int64) { block.cells.append(.int(int)) }
    func addNull() { block.cells.append(.null) }

    func add(text: UnsafeRawBufferPointer) { block.cells.append(.text(keep(text))) }
    func add(bytes: UnsafeRawBufferPointer) { block.cells.append(.bytes(keep(bytes))) }

    private func keep(_ data: UnsafeRawBufferPointer) -> Range<Int> {
        let start = block.data.count
        block.data.append(contentsOf: data)
        return start..<block.data.count
    }

    func endRow() throws {
        if block.cells.count == RowBlock.rows * width { try rows.write(take(), with: self) }
    }

    /// The connection's next statement does, or the commit. Blocks stay large, though this is called for each account.
    func run() {}

    var hasRows: Bool { !block.cells.isEmpty }

    func take() -> RowBlock {
        var taken = RowBlock()
        taken.cells.reserveCapacity(block.cells.count)
        taken.data.reserveCapacity(block.data.count)
        swap(&taken, &block)
        return taken
    }

    /// - Throws: if one of the rows changes nothing.
    func write(_ block: RowBlock) throws {
        var cell = 0
        try block.data.withUnsafeBytes { data in
            for (size, statement) in statements {
                while block.cells.count - cell >= size * width {
                    for parameter in 1...(size * width) {
                        switch block.cells[cell] {
                        case .null: statement.bindNull(parameter)
                        case .int(let number): statement.bind(parameter, int: number)
                        case .text(let range):
                            statement.bind(parameter, text: UnsafeRawBufferPointer(rebasing: data[range]))
                        case .bytes(let range):
                            statement.bind(parameter, bytes: UnsafeRawBufferPointer(rebasing: data[range]))
                        }
                        cell += 1
                    }
                    guard try statement.run() == size else {
                        throw DatabaseError("other rows were changed than expected")
                    }
                }
            }
        }
    }
}
