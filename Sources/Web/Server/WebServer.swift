import HTTPTypes
package import HummingbirdCore
package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle

/// An HTTP/1.1 server with the limits that a server on the internet needs.
package struct WebServer: Service {
    package struct Bounds: Sendable {
        /// The timeout of an idle connection.
        package var idle: TimeAmount = .seconds(15)
        /// The timeout of a request, from its head to the end of its body.
        package var request: TimeAmount = .seconds(15)
        /// In which a visitor has to take a part of what waits.
        package var response: TimeAmount = .seconds(30)
        /// For which idle connections are kept when the server stops.
        package var grace: TimeAmount = .seconds(1)
        package var connections = 10_000
        /// Of an IPv4 address, or a /64 of IPv6; a /56 and a /48 have twice and four times as many. Of proxies more.
        package var connectionsOfAddress = 128
        package var requestsAtOnce = 16
        package var proxies = VisitorAddress(trustedProxies: [])
        /// In bytes. Larger than the largest form, so that a visitor who sends slightly too much gets an error page.
        package var largestBody = 256 * 1024

        package init() {}
    }

    /// Answers a request from an IP address.
    package typealias Responder = @Sendable (Request, _ peer: String) async -> Response

    let respond: Responder
    let isSecure: Bool
    let host: String
    let port: Int
    let bounds: Bounds
    let logger: Logger
    let onListening: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - isSecure: whether visitors use https.
    ///   - port: 0 for any free one, which `onListening` gets.
    package init(
        respond: @escaping Responder, isSecure: Bool, host: String, port: Int, bounds: Bounds = Bounds(),
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        (self.respond, self.isSecure, self.host, self.port) = (respond, isSecure, host, port)
        (self.bounds, self.logger, self.onListening) = (bounds, logger, onListening)
    }

    package func run() async throws {
        let bounds = bounds
        let places = ConnectionPlaces(ofAddress: bounds.connectionsOfAddress, bounds.proxies)
        let channel = HTTP1Channel(
            responder: answer,
            configuration: .init(
                additionalChannelHandlers: [
                    ConnectionPlace(places),
                    ResponseDeadline(bounds.response, mostRequests: bounds.requestsAtOnce),
                    RequestDeadline(bounds.request, largestBody: bounds.largestBody),
                    SecurityHeadersHandler(isSecure: isSecure),
                    GentleEnd(grace: bounds.grace),
                ],
                idleTimeout: bounds.idle,
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
        let server = Server(
            childChannelSetup: StrictChannel(inner: channel),
            configuration: ServerConfiguration(
                address: .hostname(host, port: port), backlog: 1024,
                availableConnectionsDelegate: .maximum(bounds.connections, logger: logger)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? port) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: quiet(logger))
        try await withTaskExecutorPreference(RequestThreads.shared) { try await server.run() }
    }

    private func answer(
        _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
    ) async throws {
        let response = await respond(request, channel.remoteAddress?.ipAddress ?? "")
        if request.method == .head {
            try await writer.writeResponse(response.head)
        } else {
            try await writer.write(response: response.head, body: response.body)
        }
    }

    /// The server's own log lines are for debugging; the site logs what an operator needs.
    private func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }
}
