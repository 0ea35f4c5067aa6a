package import HTTPTypes

/// A visitor's cookies. With a public https address their names start with `__Host-`, so that no other host and
/// no plain connection can set them.
package struct Cookies: Sendable {
    /// A site adds the cookies that it sets in an extension.
    package struct Name: Hashable, Sendable {
        fileprivate let text: String

        package init(_ text: String) {
            self.text = text
        }
    }

    private var values: [Name: String]
    private let isSecure: Bool

    package init(_ headers: HTTPFields, isSecure: Bool) {
        self.isSecure = isSecure
        var values: [Name: String] = [:]
        for header in headers[values: .cookie] {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let parts = pair.drop { $0 == UInt8(ascii: " ") }.split(separator: UInt8(ascii: "="), maxSplits: 1)
                guard parts.count == 2, let name = Name(cookie: Substring(parts[0]), isSecure: isSecure) else {
                    continue
                }
                values[name] = String(Substring(parts[1]))
            }
        }
        self.values = values
    }

    package subscript(name: Name) -> String? { values[name] }

    /// As they are once the browser has kept this one.
    package func with(_ name: Name, _ value: String) -> Cookies {
        var copy = self
        copy.values[name] = value
        return copy
    }

    /// A `Set-Cookie` header. A nil value deletes the cookie; without `maxAge` it is a session cookie.
    package func setting(_ name: Name, _ value: String?, maxAge: Int? = nil) -> HTTPField {
        let age = value == nil ? "; Max-Age=0" : maxAge.map { "; Max-Age=\($0)" } ?? ""
        return HTTPField(
            name: .setCookie,
            value: name.cookie(isSecure: isSecure) + "=" + (value ?? "") + "; Path=/; HttpOnly; SameSite=Lax" + age
                + (isSecure ? "; Secure" : ""))
    }
}

extension Cookies.Name {
    fileprivate init?(cookie: Substring, isSecure: Bool) {
        let prefix = isSecure ? "__Host-" : ""
        guard cookie.hasPrefix(prefix) else { return nil }
        self.init(String(cookie.dropFirst(prefix.count)))
    }

    fileprivate func cookie(isSecure: Bool) -> String {
        (isSecure ? "__Host-" : "") + text
    }
}
