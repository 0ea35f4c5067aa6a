import Domain
import HTTPTypes
package import HummingbirdCore
import NIOCore
import Store
package import Web

extension Portal {
    /// Answers the operator's monitoring at a separate address: metrics are served nowhere else, since behind a proxy
    /// all requests seem to come from the same host.
    ///
    /// - Parameter more: writes further metrics of the program.
    package func respondToOperator(
        _ request: Request, more: @Sendable (inout MetricsText) -> Void
    ) async -> Response {
        // A page of another site, whose name leads here, must not read them.
        guard isOperatorsHost(request.head.authority) else {
            return .plain(.misdirectedRequest, "This host is not served here; see the setting `hosts`.\n")
        }
        guard request.head.path == "/metrics" else { return .plain(.notFound, "Not found. Metrics are at /metrics.\n") }
        guard request.method == .get || request.method == .head else {
            return .plain(.methodNotAllowed, "Only GET is allowed.\n")
        }
        var text = MetricsText()
        requests.write(to: &text)
        attacks.write(to: &text)
        text.single(
            "kabinet_drawing_queue", .gauge, drawing.queueLength, "Bills being drawn or waiting.")
        text.single(
            "kabinet_drawing_queue_limit", .gauge, drawing.longestQueue, "Limit of that queue.")
        await writeDatabase(to: &text)
        await writeOutbox(to: &text)
        more(&text)
        ProcessMetrics.write(to: &text)
        return Response(
            status: .ok, headers: [.contentType: MetricsText.contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text.text)))
    }

    /// An address, this machine, or one of the portal's names, with any port.
    private func isOperatorsHost(_ authority: String?) -> Bool {
        guard let authority, let host = PublicAddress("http://" + authority)?.hostName else { return false }
        let names =
            [settings.publicAddress.hostName]
            + settings.otherHosts.compactMap {
                PublicAddress("http://" + $0)?.hostName
            }
        return host == "localhost" || VisitorAddress.isAddress(host) || names.contains(host)
    }

    private func writeDatabase(to text: inout MetricsText) async {
        // Before the query, which uses a connection too.
        let load = access.load
        let answer = await Result { try await access.operate { try $0.batchInForce() } }
        let isUp = if case .success = answer { 1 } else { 0 }
        text.single("kabinet_database_up", .gauge, isUp, "Whether the database answers.")
        if let load {
            text.family("kabinet_database_connections", .gauge, "Connections of this node by state.")
            text.sample(load.inUse, ["state": "in_use"])
            text.sample(load.idle, ["state": "idle"])
            text.single(
                "kabinet_database_connections_limit", .gauge, load.limit, "Limit of connections, not counting imports.")
            text.single("kabinet_database_waiting", .gauge, load.waiting, "Requests that wait for a connection.")
        }
        if let reads = access.recentReads {
            text.family("kabinet_recent_reads_total", .counter, "Reads that a replica may answer, by who answered.")
            text.sample(reads.answered, ["from": "replica"])
            text.sample(reads.left, ["from": "primary"])
        }
        if case .success(let batch?) = answer {
            text.single("kabinet_batch_number", .gauge, batch.number, "The latest batch.")
            text.single("kabinet_batch_rows", .gauge, batch.rows, "Its rows.")
            text.single(
                "kabinet_batch_published_timestamp_seconds", .gauge, batch.publishedAt.seconds, "When it was published."
            )
        }
    }

    /// Nothing if the database does not answer.
    private func writeOutbox(to text: inout MetricsText) async {
        let now = clock.now()
        guard let figures = try? await access.operate({ try $0.outboxFigures(now: now) }) else { return }
        text.family("kabinet_letters", .gauge, "Letters that are not sent, by state.")
        text.sample(figures.waiting - figures.tried, ["state": "waiting"])
        text.sample(figures.tried, ["state": "tried"])
        text.sample(figures.failed, ["state": "failed"])
        let oldest = figures.oldestDue.map { now.seconds - $0.seconds } ?? 0
        text.single("kabinet_letters_delay_seconds", .gauge, oldest, "How long the oldest letter that is due waits.")
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
