/// Scheme and host, without a path.
package struct PublicAddress: Hashable, Sendable {
    package let isSecure: Bool
    /// With the port, unless it is the scheme's default.
    package let host: String

    /// "https://kabinet.example" or "http://127.0.0.1:8080"; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "://", maxSplits: 1)
        guard parts.count == 2, ["http", "https"].contains(parts[0]), !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"/?#@\"<>\\".utf8.contains($0) })
        else { return nil }
        isSecure = parts[0] == "https"
        host = parts[1].lowercased()
    }

    /// Without the port.
    package var hostName: String {
        guard let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else { return host }
        return String(host[..<colon])
    }

    package var text: String { (isSecure ? "https://" : "http://") + host }
}
