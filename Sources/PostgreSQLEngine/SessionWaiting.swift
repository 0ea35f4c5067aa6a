import CPostgreSQL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Waiting for the server, always with a timeout.
extension Session {
    var deadline: ContinuousClock.Instant {
        switch limit {
        case .until(let instant): instant
        case .each(let duration): .now + duration
        }
    }

    func flush(_ deadline: ContinuousClock.Instant) throws {
        while true {
            switch PQflush(connection) {
            case 0: return
            case 1: try wait(POLLIN | POLLOUT, deadline)
            default: throw lost()
            }
            // A server that is sending does not receive.
            guard PQconsumeInput(connection) == 1 else { throw lost() }
        }
    }

    func next(_ deadline: ContinuousClock.Instant) throws -> QueryResult {
        guard let result = try received(deadline) else { throw lost() }
        return QueryResult(result)
    }

    func received(_ deadline: ContinuousClock.Instant) throws -> OpaquePointer? {
        while PQisBusy(connection) == 1 {
            try wait(POLLIN, deadline)
            guard PQconsumeInput(connection) == 1 else { throw lost() }
        }
        return PQgetResult(connection)
    }

    private func wait(_ events: Int32, _ deadline: ContinuousClock.Instant) throws {
        var socket = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
        while true {
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard left > 0 else {
                server.noteTimeout(sentAt: sent)
                throw lost("timeout: the server does not answer")
            }
            let ready = poll(&socket, 1, Int32(min(left.rounded(.up), 1_000_000)))
            if ready > 0 { return }
            guard ready == 0 || errno == EINTR else { throw lost() }
        }
    }
}
