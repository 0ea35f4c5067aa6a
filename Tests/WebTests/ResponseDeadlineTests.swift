import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite("The time for a response, and how many requests wait for theirs")
struct ResponseDeadlineTests {
    private func connection(mostRequests: Int = 4) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handlers: [
            BodyEncoder(), ResponseDeadline(.seconds(30), mostRequests: mostRequests),
        ])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func ask(_ channel: EmbeddedChannel) throws {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "kabinet.test", path: "/")
        try channel.writeInbound(HTTPRequestPart.head(head))
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    private func answer(_ channel: EmbeddedChannel, bytes: Int = 1000) {
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.write(HTTPResponsePart.body(ByteBuffer(repeating: 1, count: bytes)), promise: nil)
        channel.write(HTTPResponsePart.end(nil), promise: nil)
    }

    @Test("Whoever sends more requests than are answered is cut, and what came with them is not kept")
    func pipelined() throws {
        let channel = try connection()
        for _ in 0..<1000 { try? ask(channel) }
        #expect(!channel.isActive)
        var kept = 0
        while let part = try channel.readInbound(as: HTTPRequestPart.self) {
            if case .head = part { kept += 1 }
        }
        #expect(kept == 4)
    }

    @Test("Requests that are answered count no more")
    func answered() throws {
        let channel = try connection()
        for _ in 0..<1000 {
            try ask(channel)
            answer(channel)
            channel.flush()
        }
        #expect(channel.isActive)
    }

    @Test("Whoever reads nothing for half a minute is cut; whoever has read all is not")
    func unread() throws {
        let channel = try connection()
        try ask(channel)
        answer(channel)
        channel.flush()
        channel.embeddedEventLoop.advanceTime(by: .seconds(300))
        #expect(channel.isActive)

        // What is not flushed is what the system does not take.
        answer(channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }
}

/// Writes the bodies alone.
private final class BodyEncoder: ChannelOutboundHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = ByteBuffer

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .body(let body) = unwrapOutboundIn(data) else { return }
        context.write(wrapOutboundOut(body), promise: promise)
    }
}
