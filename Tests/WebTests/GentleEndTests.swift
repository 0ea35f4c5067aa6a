import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// With the handler of the server that closes, after it.
@Suite("The end of connections when the server stops")
struct GentleEndTests {
    private let channel: EmbeddedChannel

    init() throws {
        channel = EmbeddedChannel(handlers: [
            GentleEnd(grace: .seconds(1)), HTTPConnectionStateHandler(logger: Logger(label: "test")),
        ])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        channel.pipeline.fireUserInboundEventTriggered(GentleEnd.Event.isRead)
    }

    private func stop() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        channel.embeddedEventLoop.run()
    }

    private func ask() throws {
        let head = HTTPRequest(method: .post, scheme: "http", authority: "kabinet.test", path: "/")
        try channel.writeInbound(HTTPRequestPart.head(head))
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    /// - Returns: the header `Connection` of the response.
    private func answer() throws -> String? {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        guard case .head(let head) = try channel.readOutbound(as: HTTPResponsePart.self) else { return nil }
        return head.headerFields[.connection]
    }

    @Test("An idle connection is kept for a moment")
    func idle() {
        stop()
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("One that nobody reads from ends at once")
    func unread() throws {
        let unread = EmbeddedChannel(handlers: [
            GentleEnd(grace: .seconds(1)), HTTPConnectionStateHandler(logger: Logger(label: "test")),
        ])
        try unread.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        unread.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(!unread.isActive)
    }

    @Test("A request that comes in this moment is answered, then the connection ends")
    func late() throws {
        try ask()
        #expect(try answer() == nil)
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) != nil)
        stop()
        try ask()
        channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(channel.isActive)
        #expect(try answer() == "close")
        #expect(!channel.isActive)
    }

    @Test("A request that was under way is answered, then the connection ends")
    func underWay() throws {
        try ask()
        stop()
        #expect(channel.isActive)
        #expect(try answer() == "close")
        #expect(!channel.isActive)
    }
}
