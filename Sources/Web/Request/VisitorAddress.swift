#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a request comes from, for rate limits.
package struct VisitorOrigin: Hashable, Sendable {
    /// The widest first: the /48, /56 and /64 of an IPv6 address, since whoever is given one of these has all the
    /// addresses in it; the whole IPv4 address.
    package let networks: [String]

    fileprivate init(_ address: String, _ bytes: [UInt8]?) {
        switch bytes?.count {
        case 16: networks = [6, 7, 8].map { hex(Array(bytes?.prefix($0) ?? [])) }
        case 4: networks = [hex(bytes ?? [])]
        default: networks = [address]
        }
    }
}

/// The client address of a request: behind a trusted proxy, the address that it forwards.
package struct VisitorAddress: Sendable {
    private let trustedProxies: Set<[UInt8]>

    package init(trustedProxies: Set<String>) {
        self.trustedProxies = Set(trustedProxies.compactMap(VisitorAddress.bytes))
    }

    package static func isAddress(_ host: String) -> Bool { bytes(host) != nil }

    package func isProxy(_ peer: String) -> Bool {
        VisitorAddress.bytes(peer).map(trustedProxies.contains) ?? false
    }

    package func origin(peer: String, forwarded: String?) -> VisitorOrigin {
        guard isProxy(peer), let last = forwarded?.split(separator: ",").last?.filter({ $0 != " " })
        else { return VisitorOrigin(peer, VisitorAddress.bytes(peer)) }
        return VisitorOrigin(last, VisitorAddress.bytes(last))
    }

    /// The address's 4 or 16 bytes, whether or not it comes with a port; IPv4 within IPv6 as IPv4.
    private static func bytes(_ address: String) -> [UInt8]? {
        var bare = address[...]
        if bare.first == "[" {
            bare = bare.dropFirst().prefix { $0 != "]" }
        } else if let colon = bare.utf8.firstIndex(of: UInt8(ascii: ":")),
            bare.utf8.lastIndex(of: UInt8(ascii: ":")) == colon
        {
            bare = bare[..<colon]
        }
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, String(bare), &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, String(bare), &sixteen) == 1 else { return nil }
        let isMapped = sixteen.prefix(10).allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
        return isMapped ? Array(sixteen.suffix(4)) : sixteen
    }
}
