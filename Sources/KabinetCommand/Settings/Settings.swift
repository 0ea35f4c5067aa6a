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
    /// The role of PostgreSQL that `kabinet migrate` gives rights on rows.
    var serveRole: String?
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
    /// The languages of bills as PDF and on paper; nil for the reader's.
    var pdfLanguages: PaperLanguages?
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
        let words = Speech.texts.settings
        database = try DatabaseAddress(sources)
        readDatabase = try DatabaseAddress.replicas(of: database, sources)
        serveRole = sources["serve-role"]?.value
        let listen = try sources.read("listen", words.addressAndPort("127.0.0.1:8080"), ListenAddress.init)
        self.listen = listen ?? ListenAddress(host: "127.0.0.1", port: 8080)
        metricsListen = try sources.read(
            "metrics-listen", words.addressAndPort("127.0.0.1:9464"), ListenAddress.init)
        let publicAddress = try sources.read(
            "public-address", words.publicAddress, PublicAddress.init)
        guard let publicAddress = publicAddress ?? self.listen.address else {
            throw SettingError.missing(name: "public-address", why: words.listensUnreachably)
        }
        self.publicAddress = publicAddress
        hosts = try sources.read("hosts", words.hosts, Settings.hosts) ?? []
        trustedProxies =
            try sources.read("trusted-proxies", words.proxies, Settings.addresses) ?? []
        connections =
            try sources.read("connections", words.number((from: "1", to: "100000"))) { text in
                Int(text).flatMap { 1...100_000 ~= $0 ? $0 : nil }
            } ?? 10_000
        paymentLink = try sources.read(
            "payment-link", words.paymentLink((account: "{account}", amount: "{amount}", month: "{month}")),
            PaymentLink.init
        )
        pdfLanguages = try sources.read("pdf-languages", words.paperLanguages, PaperLanguages.init(_:))
        linking = try LinkingRules(sources)
        paperBills = try sources.read("ebill-paper", words.besidesOrChoice, PaperBills.init(rawValue:)) ?? .besides
        let sending = try sources.read("ebill-send", words.automaticOrManual) { text in
            ["automatic", "manual"].contains(text) ? text : nil
        }
        sendsBills = sending != "manual"
        let zone = try sources.read("time-zone", words.timeZone, TimeZone.init(identifier:))
        timeZone = zone ?? TimeZone(identifier: "Asia/Almaty") ?? TimeZone(secondsFromGMT: 5 * 3600) ?? .gmt
        mail = try MailSettings(
            sources, directory: database.mailDirectory, host: publicAddress.hostName)
        feedback = try FeedbackOptions(sources, directory: database.feedbackDirectory)
        consents = sources["consents"]?.value
        shortestPassword =
            try sources.read("shortest-password", words.charactersFromTo((from: "8", to: "64"))) { text in
                Int(text).flatMap { 8...64 ~= $0 ? $0 : nil }
            } ?? 12
        importErrors =
            try sources.read("import-errors", words.rules(WarningRule.list), Settings.rules)
            ?? []
        try sources.refuseUnknown(
            MailSettings.names.union(FeedbackOptions.names).union([
                "directory", "database", "read-database", "serve-role", "listen", "metrics-listen", "public-address",
                "hosts",
                "trusted-proxies", "connections", "payment-link", "pdf-languages", "link-proof", "payer-change",
                "time-zone",
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
        let proofs = try sources.read("link-proof", Speech.texts.settings.proofs) {
            text in
            let words = text.split(separator: ",").map { $0.filter { $0 != " " } }
            let proofs = words.compactMap(ProofKind.init(rawValue:))
            return proofs.isEmpty || Set(proofs).count < words.count ? nil : proofs
        }
        let payerChange = try sources.read(
            "payer-change", Speech.texts.settings.confirmOrEnd, PayerChange.init(rawValue:))
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
