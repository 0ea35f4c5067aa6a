/// What we ask of a database. Two engines keep the promise: the embedded SQLite, and PostgreSQL.
///
/// A body is synchronous, so that nothing can split a transaction; it runs on one of the engine's own threads. It sees one
/// snapshot, and what it wrote is kept as a whole when it returns, and undone as a whole when it throws. The body of a
/// `read` or a `write` may run again, after what it did was undone: where another node was faster, or the connection broke.
/// So it changes nothing outside the database.
///
/// All throw what the body throws, `DatabaseError`, and `DatabaseUnavailable`.
package protocol Database: Sendable {
    /// Reads everything that a page needs, in one go.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Changes what is the portal's own: customers, links, sessions.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Changes what came from the billing system. However long it takes, readers go on with the state before it, and
    /// `write` does not wait for it. One at a time.
    @discardableResult
    func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// As `read`, but what was confirmed in the last seconds, at most `staleness`, may be missing: a replica may answer.
    func readRecent<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// How old what `readRecent` sees may be; nil where it sees everything.
    var staleness: Duration? { get }

    /// What has become of them; nil where there are no replicas.
    var recentReads: RecentReads? { get }

    /// How busy the connections are; nil where nobody waits for one.
    var load: DatabaseLoad? { get }
}

extension Database {
    package func readRecent<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await read(body)
    }

    package var staleness: Duration? { nil }
    package var recentReads: RecentReads? { nil }
    package var load: DatabaseLoad? { nil }
}

/// The connections that `read` and `write` share, at a moment.
package struct DatabaseLoad: Hashable, Sendable {
    package let limit: Int
    package let inUse: Int
    package let idle: Int
    /// How many wait for one.
    package let waiting: Int

    package init(limit: Int, inUse: Int, idle: Int, waiting: Int) {
        (self.limit, self.inUse, self.idle, self.waiting) = (limit, inUse, idle, waiting)
    }
}

/// The reads that replicas might have answered, since the start.
package struct RecentReads: Hashable, Sendable {
    package let answered: Int
    /// To the primary: no replica could be reached, or none was fresh enough.
    package let left: Int

    package init(answered: Int, left: Int) {
        (self.answered, self.left) = (answered, left)
    }
}

/// A database for the operator's long jobs: they read on a thread of their own, and take the time that they take.
package protocol SnapshotReader: Sendable {
    /// One snapshot, on the caller's thread.
    func read<T>(_ body: (any Connection) throws -> T) throws -> T
}

package protocol Connection {
    /// The rows of a query, each made into a value while the database stands on it.
    func rows<T>(_ sql: SQL, _ values: [any Bindable], as make: (any Row) throws -> T) throws -> [T]

    /// The same for rows that are not needed at once: what is asked later goes to the server together with what is asked
    /// next, in one round trip.
    func later<T>(
        _ sql: SQL, _ values: [any Bindable], as make: @escaping (any Row) throws -> T
    ) throws -> Later<[T]>

    /// Runs a statement and tells how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL, _ values: [any Bindable]) throws -> Int

    /// A statement for many rows, for as long as the connection's body runs.
    func bulk(_ sql: SQL) throws -> any BulkStatement

    /// A way into a table that is faster than statements, for as long as the connection's body runs; nil where there is none.
    func copy(into table: SQL, _ columns: [SQL]) throws -> (any RowCopy)?
}

/// What will be known when it is wanted, for as long as the connection's body runs.
package struct Later<Value> {
    package let value: () throws -> Value

    package init(_ value: @escaping () throws -> Value) {
        self.value = value
    }

    package func map<T>(_ make: @escaping (Value) throws -> T) -> Later<T> {
        Later<T> { try make(value()) }
    }
}

extension Connection {
    package func later<T>(
        _ sql: SQL, _ values: [any Bindable], as make: @escaping (any Row) throws -> T
    ) throws -> Later<[T]> {
        let found = try rows(sql, values, as: make)
        return Later { found }
    }

    package func row<T>(_ sql: SQL, _ values: [any Bindable], as make: (any Row) throws -> T) throws -> T? {
        try rows(sql, values, as: make).first
    }

    package func rows<T>(_ sql: SQL, as make: (any Row) throws -> T) throws -> [T] {
        try rows(sql, [], as: make)
    }

    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        try execute(sql, [])
    }
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
    /// Returns how many rows were changed.
    func run() throws -> Int
    /// Shows the rows that the query finds, one after another.
    func rows(_ visit: (any Row) throws -> Void) throws
}

/// Rows on their way into a table: a value for each column in order, then `endRow`. They have arrived by the time when the
/// connection is asked anything else. Their keys must be new: one that is not undoes the whole transaction.
package protocol RowCopy: AnyObject {
    func add(int: Int64)
    func add(text: UnsafeRawBufferPointer)
    func addNull()
    func endRow() throws
}

/// What stands in the database as one value.
package enum StoredValue: Sendable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])
}

package protocol Bindable {
    var stored: StoredValue { get }
}

/// An error of the database, with the engine's own words, which hold no values. For the log, never for a page.
package struct DatabaseError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// The database can't be reached, or has not answered in time: later it may. What was asked has not happened, unless
/// `mayHaveHappened`.
package struct DatabaseUnavailable: Error, CustomStringConvertible {
    package let description: String
    /// The answer to a commit was lost.
    package let mayHaveHappened: Bool

    package init(_ description: String, mayHaveHappened: Bool = false) {
        (self.description, self.mayHaveHappened) = (description, mayHaveHappened)
    }
}
