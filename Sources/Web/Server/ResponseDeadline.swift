import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection that asks for much at once, or does not read what it has asked for: its requests and responses
/// are in memory.
final class ResponseDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limit: TimeAmount
    private let mostRequests: Int
    private var unanswered = 0
    private var deadline: Scheduled<Void>?
    /// In bytes.
    private var written = 0
    /// What the other side had taken when the present deadline began.
    private var takenBefore = 0

    /// Bytes a second that a visitor has to take: the slowest telephone takes more.
    private static let slowestReader = 1024

    /// - Parameters:
    ///   - limit: after which something must have been taken.
    ///   - mostRequests: sent before the first of them is answered; browsers send one.
    init(_ limit: TimeAmount, mostRequests: Int) {
        (self.limit, self.mostRequests) = (limit, mostRequests)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) {
            unanswered += 1
            if unanswered == mostRequests + 1 { context.close(promise: nil) }
        }
        // What has been read with the one too many is not kept.
        guard unanswered <= mostRequests else { return }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: break
        case .body(let part): written += part.readableBytes
        case .end: unanswered -= 1
        }
        context.write(data, promise: promise)
        if deadline == nil { begin(context.channel) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = nil
        context.fireChannelInactive()
    }

    private func begin(_ channel: any Channel) {
        takenBefore = taken(channel)
        let bound = NIOLoopBound(self, eventLoop: channel.eventLoop)
        deadline = channel.eventLoop.scheduleTask(in: limit) { bound.value.check(channel) }
    }

    private func check(_ channel: any Channel) {
        deadline = nil
        guard waiting(channel) > 0 else { return }
        let seconds = max(1, Int(limit.nanoseconds / 1_000_000_000))
        guard taken(channel) - takenBefore >= seconds * ResponseDeadline.slowestReader else {
            channel.close(promise: nil)
            return
        }
        begin(channel)
    }

    private func taken(_ channel: any Channel) -> Int { written - waiting(channel) }

    /// How many bytes the system has not taken yet, since the other side reads none.
    private func waiting(_ channel: any Channel) -> Int {
        (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}
