import Domain
import Exchange
import Foundation
import Portal
import Web
import Words

/// All settings of the program, read once: from the command line, else the environment, else a file, else the default.
/// An invalid setting is an error that names it, and the program does not start.
struct Settings: Sendable {
    var database: DatabaseAddress
    /// The read replicas; may contain a password.
    var readDatabase: String?
    var listen: ListenAddress
    /// The address of the metrics; none unless set.
    var metricsListen: ListenAddress?
    var publicAddress: PublicAddress
    /// Further allowed hosts of requests.
    var hosts: [String]
    var trustedProxies: Set<String>
    var connections: Int
    /// The link to pay bills.
    var paymentLink: PaymentLink?
    /// How customers link accounts.
    var linking: LinkingRules
    var paperBills: PaperBills
    /// Whether bills by e-mail are sent after each batch, without the operator.
    var sendsBills: Bool
    /// The time zone of the business day.
    var timeZone: TimeZone
    var mail: MailSettings
    /// How customers write to the operator.
    var feedback: FeedbackOptions
    /// The file of consents: without it nobody can register.
    var consents: String?
    /// The least length of a new password, without a second factor.
    var shortestPassword: Int
    /// The warnings for which a batch is refused.
    var importErrors: Set<WarningRule>

    init(_ sources: SettingSources) throws {
        database = try DatabaseAddress(sources)
        readDatabase = try DatabaseAddress.replicas(of: database, sources)
        let listen = try sources.read("listen", "an address and a port, such as 127.0.0.1:8080", ListenAddress.init)
        self.listen = listen ?? ListenAddress(host: "127.0.0.1", port: 8080)
        metricsListen = try sources.read(
            "metrics-listen", "an address and a port, such as 127.0.0.1:9464", ListenAddress.init)
        let publicAddress = try sources.read(
            "public-address", "http:// or https:// and a host", PublicAddress.init)
        guard let publicAddress = publicAddress ?? self.listen.address else {
            throw SettingError.missing(name: "public-address", why: "listens on an address that customers cannot use")
        }
        self.publicAddress = publicAddress
        hosts = try sources.read("hosts", "host names separated by commas", Settings.hosts) ?? []
        trustedProxies =
            try sources.read("trusted-proxies", "IP addresses separated by commas", Settings.addresses) ?? []
        connections =
            try sources.read("connections", "a number from 1 to 100000") { text in
                Int(text).flatMap { 1...100_000 ~= $0 ? $0 : nil }
            } ?? 10_000
        paymentLink = try sources.read(
            "payment-link", "an https:// address with {account} and, optionally, {amount} and {month}", PaymentLink.init
        )
        linking = try LinkingRules(sources)
        paperBills = try sources.read("ebill-paper", "besides or choice", PaperBills.init(rawValue:)) ?? .besides
        let sending = try sources.read("ebill-send", "automatic or manual") { text in
            ["automatic", "manual"].contains(text) ? text : nil
        }
        sendsBills = sending != "manual"
        let zone = try sources.read("time-zone", "a time zone, such as Asia/Almaty", TimeZone.init(identifier:))
        timeZone = zone ?? TimeZone(identifier: "Asia/Almaty") ?? TimeZone(secondsFromGMT: 5 * 3600) ?? .gmt
        mail = try MailSettings(
            sources, directory: database.mailDirectory, host: publicAddress.hostName)
        feedback = try FeedbackOptions(sources, directory: database.feedbackDirectory)
        consents = sources["consents"]?.value
        shortestPassword =
            try sources.read("shortest-password", "a number of characters from 8 to 64") { text in
                Int(text).flatMap { 8...64 ~= $0 ? $0 : nil }
            } ?? 12
        let rules = WarningRule.allCases.map(\.rawValue).joined(separator: ", ")
        importErrors =
            try sources.read("import-errors", "one or more of \(rules), separated by commas", Settings.rules) ?? []
        try sources.refuseUnknown(
            MailSettings.names.union(FeedbackOptions.names).union([
                "directory", "database", "read-database", "listen", "metrics-listen", "public-address", "hosts",
                "trusted-proxies", "connections", "payment-link", "link-proof", "payer-change", "time-zone",
                "consents", "shortest-password", "ebill-paper", "ebill-send", "import-errors",
            ]))
    }

    private static func rules(_ text: String) -> Set<WarningRule>? {
        let words = text.split(separator: ",").map { $0.filter { $0 != " " } }
        let rules = words.compactMap(WarningRule.init(rawValue:))
        return rules.count == words.count ? Set(rules) : nil
    }

    private static func hosts(_ text: String) -> [String]? {
        let hosts = text.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
        return hosts.allSatisfy { PublicAddress("http://" + $0) != nil } ? hosts : nil
    }

    private static func addresses(_ text: String) -> Set<String>? {
        let addresses = text.split(separator: ",").map { $0.filter { $0 != " " } }
        let isEach = addresses.allSatisfy { address in
            !address.isEmpty && address.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
        }
        return isEach ? Set(addresses) : nil
    }
}

extension LinkingRules {
    fileprivate init(_ sources: SettingSources) throws {
        let usual = LinkingRules()
        let proofs = try sources.read("link-proof", "one or more of meter, bill and code, separated by commas") {
            text in
            let words = text.split(separator: ",").map { $0.filter { $0 != " " } }
            let proofs = words.compactMap(ProofKind.init(rawValue:))
            return proofs.isEmpty || Set(proofs).count < words.count ? nil : proofs
        }
        let payerChange = try sources.read("payer-change", "confirm or end", PayerChange.init(rawValue:))
        self.init(proofs: proofs ?? usual.proofs, payerChange: payerChange ?? usual.payerChange)
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
            !text[..<colon].isEmpty, PublicAddress("http://" + text) != nil
        else { return nil }
        self.init(host: text[..<colon].filter { $0 != "[" && $0 != "]" }, port: Int(port))
    }

    /// The address for customers: nil if it listens on every address, or on any free port.
    var address: PublicAddress? {
        guard !["0.0.0.0", "::"].contains(host), port != 0 else { return nil }
        return PublicAddress("http://" + (host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"))
    }
}
