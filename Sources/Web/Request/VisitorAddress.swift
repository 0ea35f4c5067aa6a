#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The client address of a request, for rate limits: behind a trusted proxy, the address that it forwards. The whole
/// IPv4 address, or the first half of an IPv6 address: a household usually has a /64.
package struct VisitorAddress: Sendable {
    private let trustedProxies: Set<[UInt8]>

    package init(trustedProxies: Set<String>) {
        self.trustedProxies = Set(trustedProxies.compactMap(VisitorAddress.bytes))
    }

    package func origin(peer: String, forwarded: String?) -> String {
        guard let peerBytes = VisitorAddress.bytes(peer), trustedProxies.contains(peerBytes),
            let last = forwarded?.split(separator: ",").last?.filter({ $0 != " " })
        else { return VisitorAddress.network(peer) }
        return VisitorAddress.network(last)
    }

    private static func network(_ address: String) -> String {
        guard let bytes = bytes(address) else { return address }
        return hex(bytes.count == 4 ? bytes : Array(bytes.prefix(8)))
    }

    /// The address's 4 or 16 bytes, whether or not it comes with a port; IPv4 within IPv6 as IPv4.
    private static func bytes(_ address: String) -> [UInt8]? {
        var bare = address[...]
        if bare.first == "[" {
            bare = bare.dropFirst().prefix { $0 != "]" }
        } else if bare.filter({ $0 == ":" }).count == 1 {
            bare = bare.prefix { $0 != ":" }
        }
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, String(bare), &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, String(bare), &sixteen) == 1 else { return nil }
        let isMapped = sixteen.prefix(10).allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
        return isMapped ? Array(sixteen.suffix(4)) : sixteen
    }
}
