import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request is not complete in time, or is too large. The idle timeout alone would let a slow
/// client send a body byte by byte without end, and the server also reads a rejected body to its end.
///
/// A large body on a slow line gets more time for as long as it really comes.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private let largestBody: Int
    private var deadline: Scheduled<Void>?
    private var received = 0
    /// What had been received when the present deadline began.
    private var receivedBefore = 0

    /// Bytes a second that an upload must have: a telephone at the edge of the network has more.
    private static let slowestUpload = 8 * 1024

    init(_ limit: TimeAmount, largestBody: Int) {
        (self.limit, self.largestBody) = (limit, largestBody)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head)
        where head.method == .post || head.headerFields.contains(.contentLength)
            || head.headerFields.contains(.transferEncoding):
            (received, receivedBefore) = (0, 0)
            begin(on: context.channel, context.eventLoop)
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

    private func begin(on channel: any Channel, _ loop: any EventLoop) {
        let bound = NIOLoopBound(self, eventLoop: loop)
        deadline = loop.scheduleTask(in: limit) {
            let handler = bound.value
            let seconds = max(1, Int(handler.limit.nanoseconds / 1_000_000_000))
            guard handler.received - handler.receivedBefore >= seconds * RequestDeadline.slowestUpload else {
                channel.close(promise: nil)
                return
            }
            handler.receivedBefore = handler.received
            handler.begin(on: channel, loop)
        }
    }

    private func cancel() {
        deadline?.cancel()
        deadline = nil
    }
}
