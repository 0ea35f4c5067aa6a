import NIOCore
import Synchronization

/// Bounds the connections of one address, and of the networks around it: one visitor must not have all of them.
final class ConnectionPlaces: Sendable {
    private let limitOfAddress: Int
    private let addresses: VisitorAddress
    private let inUse = Mutex<[String: Int]>([:])

    /// - Parameter addresses: knows the proxies, through which all visitors come.
    init(ofAddress limitOfAddress: Int, _ addresses: VisitorAddress) {
        (self.limitOfAddress, self.addresses) = (limitOfAddress, addresses)
    }

    /// - Returns: the networks in which a place was taken; nil if there was none.
    func take(_ peer: String) -> [String]? {
        guard !addresses.isProxy(peer) else { return [] }
        let networks = addresses.origin(peer: peer, forwarded: nil).networks
        let isTaken = inUse.withLock { inUse in
            let limits = [limitOfAddress, 2 * limitOfAddress, 4 * limitOfAddress]
            guard zip(networks.reversed(), limits).allSatisfy({ inUse[$0, default: 0] < $1 }) else { return false }
            for network in networks { inUse[network, default: 0] += 1 }
            return true
        }
        return isTaken ? networks : nil
    }

    func leave(_ networks: [String]) {
        inUse.withLock { inUse in
            for network in networks {
                let left = inUse[network, default: 1] - 1
                inUse[network] = left == 0 ? nil : left
            }
        }
    }
}

/// The place of a connection: without one it is closed before anything is read from it.
final class ConnectionPlace: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let places: ConnectionPlaces
    private var taken: [String]?

    init(_ places: ConnectionPlaces) {
        self.places = places
    }

    func channelActive(context: ChannelHandlerContext) {
        taken = places.take(context.remoteAddress?.ipAddress ?? "")
        context.fireChannelActive()
        if taken == nil { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let taken { places.leave(taken) }
        taken = nil
        context.fireChannelInactive()
    }
}
