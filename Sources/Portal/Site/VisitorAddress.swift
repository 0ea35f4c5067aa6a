/// Where a request comes from, for the limits: behind a trusted proxy, what the proxy says; of an IPv6 address the first
/// four groups, since a household has all that follow.
enum VisitorAddress {
    static func origin(peer: String, forwarded: String?, trustedProxies: Set<String>) -> String {
        guard trustedProxies.contains(peer), let forwarded else { return network(peer) }
        let last = forwarded.split(separator: ",").last.map { $0.filter { $0 != " " } }
        return network(last ?? peer)
    }

    private static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}
