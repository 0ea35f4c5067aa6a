#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension PostgreSQLDatabase {
    /// The hosts that a connection reaches through a network without `sslmode=verify-full`, so that another machine could
    /// answer for them; empty if the address cannot be read.
    package static func unverifiedHosts(of address: String) -> [String] {
        let information = Candidate([("dbname", address)], timelineQuery: "").information
        guard information["sslmode"] != "verify-full" else { return [] }
        let hosts = [information["host"], information["hostaddr"]].compactMap(\.self).first { !$0.isEmpty } ?? ""
        return hosts.split(separator: ",").map(String.init).filter { !isOnThisMachine($0) }
    }

    /// A socket, or the loopback.
    private static func isOnThisMachine(_ host: String) -> Bool {
        if host.hasPrefix("/") || host.hasPrefix("@") || ["localhost", "::1"].contains(host) { return true }
        var address = in_addr()
        return inet_pton(AF_INET, host, &address) == 1 && UInt32(bigEndian: address.s_addr) >> 24 == 127
    }
}
