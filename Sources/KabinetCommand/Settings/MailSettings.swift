import Foundation
import Mail
import Operations
import Web
import Words

/// How letters leave: through a mail server, or into a folder as long as none is set.
struct MailSettings: Sendable {
    /// Where letters are written without a server.
    let directory: String
    let server: MailServer?
    let connections: Int
    let perMinute: Int
    let paper: LetterPaper
    let signer: DKIMSigner?

    static let names: Set<String> = [
        "mail-directory", "mail-server", "mail-security", "mail-user", "mail-password", "mail-password-file",
        "mail-certificates", "mail-sender", "mail-reply-to", "mail-connections", "mail-per-minute", "mail-timeout",
        "mail-dkim-key", "mail-dkim-selector",
    ]

    /// - Parameter host: of the portal's address, without a port.
    init(_ sources: SettingSources, directory: String, host: String) throws {
        let words = Speech.texts.settings
        self.directory = sources["mail-directory"]?.value ?? directory
        server = try MailServer(sources, clientName: host)
        connections = try sources.read("mail-connections", words.number((from: "1", to: "50")), number(1...50)) ?? 2
        perMinute = try sources.read("mail-per-minute", words.numberFrom("1"), number(1...1_000_000)) ?? .max
        let expected = words.mailbox
        let usual = Mailbox(address: "kabinet@" + host) ?? Mailbox(address: "kabinet@localhost")
        guard let sender = try sources.read("mail-sender", expected, Mailbox.init(_:)) ?? usual else {
            throw SettingError.missing(name: "mail-sender", why: words.sendsLetters)
        }
        signer = try DKIMSigner(sources, domain: sender.domain)
        paper = LetterPaper(
            sender: sender, replyTo: try sources.read("mail-reply-to", expected, Mailbox.init(_:)), signer: signer,
            host: host)
    }

    var folder: LetterFolder { LetterFolder(path: directory) }

    /// Where the letters go.
    var carrier: any LetterCarrier {
        server.map { MailCarrier($0, connections: connections) } ?? folder
    }

    /// The longest attempt, in seconds.
    var timeout: Int { server?.timeout ?? MailServer.usualTimeout }
}

extension MailServer {
    fileprivate static let usualTimeout = 60

    fileprivate init?(_ sources: SettingSources, clientName: String) throws {
        guard let setting = sources["mail-server"] else { return nil }
        let words = Speech.texts.settings
        let security =
            try sources.read("mail-security", words.mailSecurity, Security.init(rawValue:)) ?? .startTLS
        guard let (host, port) = MailServer.place(setting.value) else {
            throw SettingError.wrong(
                name: "mail-server", value: setting.value, origin: setting.origin,
                expected: words.mailServer)
        }
        guard security != .none || ["localhost", "127.0.0.1", "::1"].contains(host) else {
            throw SettingError.wrong(
                name: "mail-security", value: "none", origin: sources["mail-security"]?.origin ?? "",
                expected: words.unsafeMail)
        }
        self.init(
            host: host, port: port ?? (security == .tls ? 465 : 587), security: security, clientName: clientName,
            login: try Login(sources), certificates: sources["mail-certificates"]?.value,
            timeout: try sources.read("mail-timeout", words.seconds((from: "1", to: "600")), number(1...600))
                ?? MailServer.usualTimeout)
    }

    private static func place(_ text: String) -> (host: String, port: UInt16?)? {
        if let address = ListenAddress(text) { return UInt16(exactly: address.port).map { (address.host, $0) } }
        return PublicAddress("http://" + text).map { ($0.hostName, nil) }
    }
}

extension MailServer.Login {
    fileprivate init?(_ sources: SettingSources) throws {
        guard let user = sources["mail-user"]?.value else { return nil }
        if let file = sources["mail-password-file"]?.value {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw SettingError.unreadable(file: file)
            }
            self.init(user: user, password: text.trimmingCharacters(in: .newlines))
        } else if let password = sources["mail-password"]?.value {
            self.init(user: user, password: password)
        } else {
            throw SettingError.missing(name: "mail-password-file", why: Speech.texts.settings.signsIn(user))
        }
    }
}

extension DKIMSigner {
    fileprivate convenience init?(_ sources: SettingSources, domain: String) throws {
        guard let file = sources["mail-dkim-key"] else { return nil }
        guard let selector = sources["mail-dkim-selector"]?.value else {
            throw SettingError.missing(name: "mail-dkim-selector", why: Speech.texts.settings.signsLetters(file.value))
        }
        guard let pem = FileManager.default.contents(atPath: file.value) else {
            throw SettingError.unreadable(file: file.value)
        }
        do {
            try self.init(pem: Array(pem), domain: domain, selector: selector)
        } catch {
            let words = Speech.texts.settings
            let expected =
                switch error {
                case .unreadable: words.signingKey
                case .unsupported: words.signingKeyKind
                }
            throw SettingError.unlikely(name: "mail-dkim-key", origin: file.origin, expected: expected)
        }
    }
}

private func number(_ range: ClosedRange<Int>) -> (String) -> Int? {
    { Int($0).flatMap { range.contains($0) ? $0 : nil } }
}
