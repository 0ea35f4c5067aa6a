import Portal

/// Everything the program can be told, read once: from the command line, else the environment, else a file, else the
/// default. A setting that can't be read refuses the start and is named.
struct Settings: Sendable {
    var directory: String
    var listen: ListenAddress
    var publicAddress: PublicAddress
    var trustedProxies: Set<String>
    var connections: Int

    init(_ sources: SettingSources) throws {
        directory = sources["directory"]?.value ?? "var"
        let listen = try sources.read("listen", "an address and a port, as 127.0.0.1:8080", ListenAddress.init)
        self.listen = listen ?? ListenAddress(host: "127.0.0.1", port: 8080)
        publicAddress =
            try sources.read("public-address", "http:// or https:// and a host", PublicAddress.init)
            ?? self.listen.address
        trustedProxies =
            try sources.read("trusted-proxies", "IP addresses with commas between them", Settings.addresses) ?? []
        connections =
            try sources.read("connections", "a number from 1 to 100000") { text in
                Int(text).flatMap { 1...100_000 ~= $0 ? $0 : nil }
            } ?? 10_000
        try sources.refuseUnknown(["directory", "listen", "public-address", "trusted-proxies", "connections"])
    }

    private static func addresses(_ text: String) -> Set<String>? {
        let addresses = text.split(separator: ",").map { $0.filter { $0 != " " } }
        let isEach = addresses.allSatisfy { address in
            !address.isEmpty && address.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
        }
        return isEach ? Set(addresses) : nil
    }
}

struct ListenAddress: Hashable, Sendable {
    let host: String
    let port: Int

    init(host: String, port: Int) {
        (self.host, self.port) = (host, port)
    }

    /// "127.0.0.1:8080", "[::1]:8080"; nil for anything else.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]),
            !text[..<colon].isEmpty
        else { return nil }
        self.init(host: text[..<colon].filter { $0 != "[" && $0 != "]" }, port: Int(port))
    }

    var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

    var address: PublicAddress { PublicAddress("http://" + text)! }

    private var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
