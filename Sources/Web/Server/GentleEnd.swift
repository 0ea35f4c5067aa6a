import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends connections so that no request is lost while the server stops. A proxy may be sending one on an idle connection
/// at the moment when the server closes it, and does not send a form twice. So an idle connection is kept for some
/// moments: a request that comes is answered, and the response says that the connection ends.
final class GentleEnd: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// That the server has begun to read from the connection. One that it accepts while it stops may be dropped unread,
    /// which traps unless it is closed ("Deinited NIOAsyncWriter without calling finish()"): such a one is not kept.
    enum Event { case isRead }

    private let grace: TimeAmount
    private var isRead = false
    private var unanswered = 0
    private var isEnding = false
    /// Set while the connection is idle and waits for its end.
    private var end: Scheduled<Void>?

    /// - Parameter grace: how long an idle connection is kept after the server was told to stop.
    init(grace: TimeAmount) {
        self.grace = grace
    }

    /// The handler after this one closes a connection at this event: an idle one at once, another after its response.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is Event {
            isRead = true
            return
        }
        guard event is ChannelShouldQuiesceEvent, !isEnding else {
            return context.fireUserInboundEventTriggered(event)
        }
        isEnding = true
        guard isRead, unanswered == 0 else { return context.fireUserInboundEventTriggered(event) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        end = context.eventLoop.scheduleTask(in: grace) {
            bound.value.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { unanswered += 1 }
        context.fireChannelRead(data)
        // After the head: now the connection is one with a request.
        if let end {
            end.cancel()
            self.end = nil
            context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where isEnding && head.status.kind != .informational:
            head.headerFields[.connection] = "close"
            return context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end: unanswered -= 1
        default: break
        }
        context.write(data, promise: promise)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end?.cancel()
        end = nil
    }
}
