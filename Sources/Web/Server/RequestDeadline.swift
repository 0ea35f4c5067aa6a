import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request is not complete in time, or is too large. The idle timeout alone would let a slow
/// client send a body byte by byte without end, and the server also reads a rejected body to its end.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private let largestBody: Int
    private var deadline: Scheduled<Void>?
    private var received = 0

    init(_ limit: TimeAmount, largestBody: Int) {
        (self.limit, self.largestBody) = (limit, largestBody)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head)
        where head.method == .post || head.headerFields.contains(.contentLength)
            || head.headerFields.contains(.transferEncoding):
            let channel = context.channel
            received = 0
            deadline = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
        case .head: break
        case .body(let part):
            received += part.readableBytes
            guard received <= largestBody else {
                cancel()
                context.close(promise: nil)
                return
            }
        case .end: cancel()
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    private func cancel() {
        deadline?.cancel()
        deadline = nil
    }
}
