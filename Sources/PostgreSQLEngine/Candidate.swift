import CPostgreSQL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A connection to one host that is being opened, and the query for the host's timeline. Nothing here blocks.
final class Candidate {
    /// Nil until the host has answered and can be used; 0 if its timeline is unknown.
    private(set) var timeline: Int64?
    /// Why the connection failed.
    private(set) var failure: String?

    private var connection: OpaquePointer?
    private var events = Int32(POLLOUT)
    private var isConnected = false
    private var received: Int64 = 0

    private let timelineQuery: String

    /// - Parameter timelineQuery: returns the host's timeline, or 0.
    init(_ options: [(String, String)], timelineQuery: String) {
        self.timelineQuery = timelineQuery
        let keywords = options.map { strdup($0.0) } + [nil]
        let values = options.map { strdup($0.1) } + [nil]
        defer { for text in keywords + values { free(text) } }
        connection = PQconnectStartParams(
            keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
        if connection == nil || PQstatus(connection) == CONNECTION_BAD { fail() }
    }

    deinit { PQfinish(connection) }

    /// The options as libpq parsed them; empty if they are invalid.
    var information: [String: String] {
        guard let options = PQconninfo(connection) else { return [:] }
        defer { PQconninfoFree(options) }
        var (information, option): ([String: String], _) = ([:], options)
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { information[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return information
    }

    /// The socket and the events to poll for; nil once it is connected or has failed.
    var awaited: pollfd? {
        guard failure == nil, timeline == nil else { return nil }
        return pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
    }

    func advance() {
        isConnected ? receive() : connect()
    }

    /// Transfers the connection to the caller.
    func take() -> OpaquePointer {
        defer { connection = nil }
        return connection!
    }

    private func connect() {
        switch PQconnectPoll(connection) {
        case PGRES_POLLING_READING: events = POLLIN
        case PGRES_POLLING_WRITING: events = POLLOUT
        case PGRES_POLLING_OK:
            (isConnected, events) = (true, POLLIN)
            if PQsendQuery(connection, timelineQuery) != 1 { fail() }
        default: fail()
        }
    }

    private func receive() {
        guard PQconsumeInput(connection) == 1 else { return fail() }
        while PQisBusy(connection) == 0 {
            guard let result = PQgetResult(connection) else {
                // The end of the result: the connection is ready for other statements.
                if PQstatus(connection) == CONNECTION_OK { timeline = received } else { fail() }
                return
            }
            defer { PQclear(result) }
            let isValid = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1
            if isValid { received = Int64(String(cString: PQgetvalue(result, 0, 0))) ?? 0 }
        }
    }

    private func fail() {
        let message = connection.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
        failure = message.split(separator: "\n").joined(separator: "; ")
    }
}
