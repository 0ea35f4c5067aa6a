import CPostgreSQL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A connection on its way to one host, and the question on which timeline that is. Nothing here waits.
final class Candidate {
    /// Nil until the host has proved to be one that serves us; 0 where it does not tell.
    private(set) var timeline: Int64?
    /// Why there will be no connection.
    private(set) var failure: String?

    private var connection: OpaquePointer?
    private var events = Int32(POLLOUT)
    private var isConnected = false
    private var heard: Int64 = 0

    private let question: String

    /// - Parameter question: what the host answers with its timeline, or with 0.
    init(_ options: [(String, String)], asked question: String) {
        self.question = question
        let keywords = options.map { strdup($0.0) } + [nil]
        let values = options.map { strdup($0.1) } + [nil]
        defer { for text in keywords + values { free(text) } }
        connection = PQconnectStartParams(
            keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
        if connection == nil || PQstatus(connection) == CONNECTION_BAD { fail() }
    }

    deinit { PQfinish(connection) }

    /// What libpq has made of the options; empty when they make no sense.
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

    /// What it waits for, until it is known what becomes of it.
    var awaited: pollfd? {
        guard failure == nil, timeline == nil else { return nil }
        return pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
    }

    func advance() {
        isConnected ? hear() : connect()
    }

    /// Gives the connection away.
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
            if PQsendQuery(connection, question) != 1 { fail() }
        default: fail()
        }
    }

    private func hear() {
        guard PQconsumeInput(connection) == 1 else { return fail() }
        while PQisBusy(connection) == 0 {
            guard let result = PQgetResult(connection) else {
                // That was all: the connection is ready for other questions.
                if PQstatus(connection) == CONNECTION_OK { timeline = heard } else { fail() }
                return
            }
            defer { PQclear(result) }
            let isTold = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1
            if isTold { heard = Int64(String(cString: PQgetvalue(result, 0, 0))) ?? 0 }
        }
    }

    private func fail() {
        let message = connection.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
        failure = message.split(separator: "\n").joined(separator: "; ")
    }
}
