import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// An HTTP/1.1 connection whose requests keep to the rules that the parser leaves open.
struct StrictChannel: ServerChildChannel {
    let inner: HTTP1Channel

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        inner.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(StrictRequests(), position: .after(parser))
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        value.channel.pipeline.fireUserInboundEventTriggered(GentleEnd.Event.isRead)
        await inner.handle(value: value, logger: logger)
    }
}

/// Refuses what a proxy before us may understand in another way than we do, and what nobody would ever answer; as the
/// parser refuses: with 400 and the end of the connection. Asks for a body that waits to be asked for.
final class StrictRequests: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var isRefused = false
    private var unanswered = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        guard case .head(let head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        guard let head = StrictRequests.accepted(head) else {
            isRefused = true
            return context.fireErrorCaught(HTTPParserError.strictModeAssertion)
        }
        // In the middle of an earlier response it would be taken for a part of it.
        if unanswered == 0, head.headers.contains(name: "expect") {
            let asked = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(asked)), promise: nil)
        }
        unanswered += 1
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered -= 1 }
        context.write(data, promise: promise)
    }

    /// With the path alone as its target; nil if it is refused.
    static func accepted(_ head: HTTPRequestHead) -> HTTPRequestHead? {
        var head = head
        // It would turn the connection into a tunnel.
        guard head.method != .CONNECT else { return nil }
        let codings = head.headers["transfer-encoding"]
        guard codings.isEmpty || (head.version == .http1_1 && codings.map { $0.lowercased() } == ["chunked"]) else {
            return nil
        }
        let expectations = head.headers["expect"]
        guard expectations.isEmpty || (head.version == .http1_1 && expectations == ["100-continue"]) else { return nil }
        // The server knows only the plain word, and no version: HTTP/1.0 ends unless it asks for more.
        let wishes = head.headers[canonicalForm: "connection"].map { $0.lowercased() }
        if wishes.contains("close") || head.version != .http1_1 && !wishes.contains("keep-alive") {
            head.headers.replaceOrAdd(name: "connection", value: "close")
        }
        guard head.uri.hasPrefix("http://") || head.uri.hasPrefix("https://") else { return head }
        // The target counts, not the header: both must name the same host.
        let rest = head.uri.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)[2]
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        guard head.headers["host"].map({ $0.lowercased() }) == [host.lowercased()] else { return nil }
        let path = rest.dropFirst(host.count)
        head.uri = path.hasPrefix("/") ? String(path) : "/" + path
        return head
    }
}
