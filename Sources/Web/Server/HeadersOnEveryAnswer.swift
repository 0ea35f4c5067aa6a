import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// The server answers what it can't even parse by itself, before the site sees it: those answers get the headers here.
final class HeadersOnEveryAnswer: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let isSecure: Bool

    init(isSecure: Bool) {
        self.isSecure = isSecure
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), !head.headerFields.contains(.contentSecurityPolicy)
        else {
            context.write(data, promise: promise)
            return
        }
        SecurityHeaders.add(to: &head.headerFields, isSecure: isSecure)
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
