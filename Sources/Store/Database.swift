/// The database. Two engines implement it: the embedded SQLite, and PostgreSQL.
///
/// A body is synchronous, so that a transaction cannot be suspended; it runs on one of the engine's own threads. It
/// sees one snapshot; its writes are committed when it returns, and rolled back when it throws. The body of a `read` or
/// a `write` may be retried after a rollback: because of a conflict with another node, or a lost connection. So it must
/// change nothing outside the database.
///
/// All throw the body's errors, `DatabaseError` and `DatabaseUnavailable`.
package protocol Database: Sendable {
    /// Reads everything that a page needs, in one transaction.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Changes the portal's own data: customers, links, sessions.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Changes the billing system's data. However long it takes, readers still see the state before it, and `write`
    /// does not wait for it. One at a time.
    @discardableResult
    func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// The state before a running publication, in one snapshot, on the caller's thread and without a timeout.
    func readBeside<T>(_ body: (any Connection) throws -> T) throws -> T

    /// Like `read`, but changes of the last seconds, at most `staleness`, may be missing: a replica may answer.
    func readRecent<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Removes what was deleted of the portal's own data from the log of changes too, unless readers still need it.
    func eraseDeleted() async throws

    /// The greatest lag of `readRecent`; nil if it always sees everything.
    var staleness: Duration? { get }

    /// The counts of recent reads; nil if there are no replicas.
    var recentReads: RecentReads? { get }

    /// The use of the connections; nil if they are not limited.
    var load: DatabaseLoad? { get }
}

extension Database {
    package func readRecent<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await read(body)
    }

    /// PostgreSQL does so when it vacuums.
    package func eraseDeleted() async throws {}

    package var staleness: Duration? { nil }
    package var recentReads: RecentReads? { nil }
    package var load: DatabaseLoad? { nil }
}

/// The present use of the connections that `read` and `write` share.
package struct DatabaseLoad: Hashable, Sendable {
    package let limit: Int
    package let inUse: Int
    package let idle: Int
    /// The number of bodies that wait for a connection.
    package let waiting: Int

    package init(limit: Int, inUse: Int, idle: Int, waiting: Int) {
        (self.limit, self.inUse, self.idle, self.waiting) = (limit, inUse, idle, waiting)
    }
}

/// Counts of the reads that replicas may answer, since the start.
package struct RecentReads: Hashable, Sendable {
    package let answered: Int
    /// Answered by the primary: no replica could be reached, or none was fresh enough.
    package let left: Int

    package init(answered: Int, left: Int) {
        (self.answered, self.left) = (answered, left)
    }
}

/// A database for the operator's long jobs, which read on their own thread and without a timeout.
package protocol SnapshotReader: Sendable {
    /// One snapshot, on the caller's thread.
    func read<T>(_ body: (any Connection) throws -> T) throws -> T
}

package protocol Connection {
    /// Passes each row of a query to `body`, while it is the current row.
    func visit(_ sql: SQL, _ values: [any Bindable], _ body: (any Row) throws -> Void) throws

    /// Keeps a query, to be sent together with the next one in one round trip; nil if the engine has no round trips.
    func queue(_ sql: SQL, _ values: [any Bindable]) throws -> (any QueuedQuery)?

    /// Runs a statement and returns the number of changed rows.
    @discardableResult
    func execute(_ sql: SQL, _ values: [any Bindable]) throws -> Int

    /// A statement for many rows, for as long as the connection's body runs.
    func bulk(_ sql: SQL) throws -> any BulkStatement

    /// A bulk insert of rows with new keys, for as long as the connection's body runs. It is complete before the connection's next
    /// statement. A key that is there rolls back the whole transaction.
    func copy(into table: SQL, _ columns: [SQL]) throws -> any RowInsert

    /// The same for rows whose keys may be there, for a statement that ends with `conflict`, an `ON CONFLICT` clause. No two
    /// rows may have the same key. It is complete after its `run`.
    func insert(into table: SQL, _ columns: [(name: SQL, type: ColumnType)], _ conflict: SQL) throws -> any RowInsert
}

/// A query that is sent with the next one.
package protocol QueuedQuery {
    func visit(_ body: (any Row) throws -> Void) throws
}

// What is generic stands here, and is compiled into its callers: a generic requirement of the protocol, and a function that is
// called on `any Connection`, work by way of the types' descriptions at run time, for each row: a tenth of a page's time.
extension Connection {
    /// The rows of a query, each converted while it is the current row.
    @inline(__always)
    package func rows<T>(_ sql: SQL, _ values: [any Bindable], as make: (any Row) throws -> T) throws -> [T] {
        try made(of: self, sql, values, make)
    }

    /// The same for rows that are not needed at once.
    @inline(__always)
    package func later<T>(
        _ sql: SQL, _ values: [any Bindable], as make: @escaping (any Row) throws -> T
    ) throws -> Later<[T]> {
        guard let queued = try queue(sql, values) else { return .known(try rows(sql, values, as: make)) }
        return Later {
            var made: [T] = []
            try queued.visit { made.append(try make($0)) }
            return made
        }
    }

    @inline(__always)
    package func row<T>(_ sql: SQL, _ values: [any Bindable], as make: (any Row) throws -> T) throws -> T? {
        try rows(sql, values, as: make).first
    }

    @inline(__always)
    package func rows<T>(_ sql: SQL, as make: (any Row) throws -> T) throws -> [T] {
        try rows(sql, [], as: make)
    }

    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        try execute(sql, [])
    }
}

/// A function of its own: in an extension of a protocol the closure is generic by the connection's type, too, and is not
/// compiled for `T` (Swift 6.3).
@inline(__always)
private func made<T>(
    of connection: any Connection, _ sql: SQL, _ values: [any Bindable], _ make: (any Row) throws -> T
) throws -> [T] {
    var made: [T] = []
    try connection.visit(sql, values) { made.append(try make($0)) }
    return made
}

/// A row while it is read; columns count from 0.
package protocol Row {
    func isNull(_ column: Int) -> Bool
    func int(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
}

/// One statement run again and again: bind every parameter from 1 on, then `run`, or `rows` for a query.
package protocol BulkStatement: AnyObject {
    func bind(_ parameter: Int, int: Int64)
    func bind(_ parameter: Int, text: UnsafeRawBufferPointer)
    func bindNull(_ parameter: Int)
    /// Returns the number of changed rows.
    func run() throws -> Int
    /// Passes each row of the query to `visit`.
    func rows(_ visit: (any Row) throws -> Void) throws
}

package enum ColumnType {
    case number, text, bytes
}

/// A bulk insert into a table: a value for each column in order, then `endRow`.
package protocol RowInsert: AnyObject {
    func add(int: Int64)
    func add(text: UnsafeRawBufferPointer)
    func add(bytes: UnsafeRawBufferPointer)
    func addNull()
    func endRow() throws
    /// Writes the rows so far. It throws if one of them changes nothing, or the connection's next statement does.
    func run() throws
}

/// A value as the database stores it.
package enum StoredValue: Sendable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])
}

package protocol Bindable {
    var stored: StoredValue { get }
}

/// An error of the database, with the engine's own message, which contains no values. For the log, never for a page.
package struct DatabaseError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// The database cannot be reached, or did not answer in time: a later attempt may succeed. Nothing was changed, unless
/// `mayHaveHappened`.
package struct DatabaseUnavailable: Error, CustomStringConvertible {
    package let description: String
    /// The response to a commit was lost.
    package let mayHaveHappened: Bool

    package init(_ description: String, mayHaveHappened: Bool = false) {
        (self.description, self.mayHaveHappened) = (description, mayHaveHappened)
    }
}
