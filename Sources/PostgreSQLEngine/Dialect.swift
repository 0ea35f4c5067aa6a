import Store

/// All SQL that is specific to PostgreSQL.
enum Dialect {
    /// Compared by bytes, as in SQLite: the order depends on no locale and no upgrade of one, and is the fastest.
    static func schema(_ statement: SQL) -> SQL {
        statement.replacing("TEXT", with: "TEXT COLLATE \"C\"")
    }

    /// The settings of a session. A statement is planned once, with index scans: every query starts from a key, so its
    /// plan must not depend on statistics, which are missing right after a large import. A statement whose client has
    /// disconnected is cancelled. The parameters: the timeouts of a statement and of an idle transaction, in
    /// milliseconds, 0 for none.
    static let settings: SQL = """
        SELECT set_config('statement_timeout', $1, false),
            set_config('idle_in_transaction_session_timeout', $2, false),
            set_config('client_connection_check_interval', '1000', false),
            set_config('plan_cache_mode', 'force_generic_plan', false),
            set_config('enable_seqscan', 'off', false),
            set_config('jit', 'off', false),
            set_config('client_min_messages', 'warning', false),
            set_config('bytea_output', 'hex', false),
            current_setting('server_encoding'),
            COALESCE(current_schema(), '')
        """

    /// The time in milliseconds, and always more than before, so that it is higher than any number lost with a former
    /// primary.
    static let heartbeat: SQL = """
        UPDATE beat SET number = GREATEST(number + 1, (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint)
        WHERE id = 1 RETURNING number
        """
    static let lastHeartbeat: SQL = "SELECT number FROM beat WHERE id = 1"

    /// A lock over all nodes, for the tables of one schema. The key is made from the lock's purpose.
    static let takeLock: SQL =
        "SELECT 1 WHERE pg_try_advisory_lock(hashtextextended('kabinet ' || $1 || current_schema(), 0))"
    static let giveLock: SQL = "SELECT pg_advisory_unlock(hashtextextended('kabinet ' || $1 || current_schema(), 0))"
}

/// The kinds of transaction, each with its BEGIN statement.
enum TransactionKind {
    case read, write, publication

    var begin: SQL {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        // As if no other node were writing: conflicts are rejected by the server, and retried.
        case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        // No other transaction writes these tables: the lock is taken before.
        case .publication: "BEGIN ISOLATION LEVEL REPEATABLE READ"
        }
    }
}

/// A SQLSTATE: PostgreSQL's error code of five characters.
struct SQLState {
    let code: String

    /// A conflict with another transaction; a retry may succeed.
    var isConflict: Bool { ["40001", "40P01"].contains(code) }

    /// This server is shutting down, or is read-only now: another connection may work.
    var endsSession: Bool {
        code.hasPrefix("08") || ["25006", "25P03", "57P01", "57P02", "57P03", "57P05"].contains(code)
    }

    /// The server cancelled the statement after its timeout.
    var isTimeout: Bool { code == "57014" }

    /// Messages of this class quote the wrong value.
    var quotesValues: Bool { code.hasPrefix("22") }
}
