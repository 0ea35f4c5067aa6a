import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite("The time for a request")
struct RequestDeadlineTests {
    /// A connection on which a body has begun.
    private func upload(largest: Int = 24 << 20) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: RequestDeadline(.seconds(15), largestBody: largest))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let head = HTTPRequest(method: .post, scheme: "http", authority: "kabinet.test", path: "/feedback")
        try channel.writeInbound(HTTPRequestPart.head(head))
        return channel
    }

    private func send(_ bytes: Int, on channel: EmbeddedChannel) throws {
        try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 1, count: bytes)))
    }

    @Test("A body that comes byte by byte is cut after fifteen seconds")
    func slow() throws {
        let channel = try upload()
        for _ in 0..<14 {
            try send(100, on: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("An upload has more time for as long as it really comes")
    func steady() throws {
        let channel = try upload()
        for _ in 0..<120 {
            try send(10_000, on: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        #expect(!channel.isActive)
    }

    @Test("After its end nothing is cut; a body that is too large is")
    func end() throws {
        let channel = try upload(largest: 1000)
        try send(1000, on: channel)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        #expect(channel.isActive)
        let other = try upload(largest: 1000)
        try send(1001, on: other)
        #expect(!other.isActive)
    }
}
