/// The mail server that takes the letters over, and how to reach it.
package struct MailServer: Sendable {
    package enum Security: String, CaseIterable, Sendable {
        /// Plain at first; no letter and no password before the connection is encrypted.
        case startTLS = "starttls"
        /// Encrypted from the first byte.
        case tls
        /// Only for a server on the same machine.
        case none
    }

    package let host: String
    package let port: UInt16
    package let security: Security
    /// How this side calls itself.
    package let clientName: String
    package var login: Login?
    /// A file of certificates to trust instead of the system's.
    package var certificates: String?
    /// The longest that a letter may take, in seconds; a server that hangs is left then.
    package var timeout: Int

    package struct Login: Sendable {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            (self.user, self.password) = (user, password)
        }
    }

    package init(
        host: String, port: UInt16, security: Security, clientName: String, login: Login? = nil,
        certificates: String? = nil, timeout: Int = 60
    ) {
        (self.host, self.port, self.security, self.clientName) = (host, port, security, clientName)
        (self.login, self.certificates, self.timeout) = (login, certificates, timeout)
    }

    package var name: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    var url: String { (security == .tls ? "smtps" : "smtp") + "://\(name)/\(clientName)" }
}
