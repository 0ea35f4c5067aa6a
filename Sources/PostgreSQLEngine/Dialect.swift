import Store

/// What is said to PostgreSQL alone.
enum Dialect {
    /// Compared by their bytes, as SQLite does: an order that no locale and no upgrade of one changes, and the fastest.
    static func schema(_ statement: SQL) -> SQL {
        statement.replacing("TEXT", with: "TEXT COLLATE \"C\"")
    }

    /// How a session is, from its beginning on. A plan is made once for a statement, and goes by keys: every query starts from
    /// one, and so does not depend on what the server knew of the tables when it made the plan, which right after a large
    /// import is nothing. A statement whose asker has gone ends. The parameters: how long a statement may take, and how long a transaction may
    /// wait for its next, in milliseconds, 0 for ever.
    static let settings: SQL = """
        SELECT set_config('statement_timeout', $1, false),
            set_config('idle_in_transaction_session_timeout', $2, false),
            set_config('client_connection_check_interval', '1000', false),
            set_config('plan_cache_mode', 'force_generic_plan', false),
            set_config('enable_seqscan', 'off', false),
            set_config('jit', 'off', false),
            set_config('client_min_messages', 'warning', false),
            set_config('bytea_output', 'hex', false),
            current_setting('server_encoding')
        """

    /// The time in milliseconds, and more than before in any case: what was lost with a former primary had a lower number.
    static let beat: SQL = """
        UPDATE beat SET number = GREATEST(number + 1, (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint)
        WHERE id = 1 RETURNING number
        """
    static let lastBeat: SQL = "SELECT number FROM beat WHERE id = 1"

    /// One at a time, of all nodes, for the tables in one schema. The key is told by the lock's purpose.
    static let takeLock: SQL =
        "SELECT 1 WHERE pg_try_advisory_lock(hashtextextended('kabinet ' || $1 || current_schema(), 0))"
    static let giveLock: SQL = "SELECT pg_advisory_unlock(hashtextextended('kabinet ' || $1 || current_schema(), 0))"
}

/// What kind of transaction, and what it begins with.
enum TransactionKind {
    case read, write, publication

    var begin: StaticString {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        // As if no other node were writing: what would not be so is refused, and done again.
        case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        // No other writes what this does: the lock is taken before.
        case .publication: "BEGIN ISOLATION LEVEL REPEATABLE READ"
        }
    }
}

/// What PostgreSQL's five characters for an error tell.
struct SQLState {
    let code: String

    /// Another transaction was faster; the same again may go well.
    var isConflict: Bool { ["40001", "40P01"].contains(code) }

    /// This server serves no longer, or no longer takes what is written: another connection may do better.
    var endsSession: Bool {
        code.hasPrefix("08") || ["25006", "25P03", "57P01", "57P02", "57P03", "57P05"].contains(code)
    }

    /// The server has broken off what took too long.
    var isLate: Bool { code == "57014" }

    /// A message of this class quotes the value that is wrong.
    var quotesValues: Bool { code.hasPrefix("22") }
}
